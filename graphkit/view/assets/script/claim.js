// One claim as the panel shows it: what stands where, in whose words, how sure.

const MARKS = ["actor", "actor", "cue", "speaker", "date"];

// Offsets are code points; a JavaScript string counts an emoji as two.
function markedQuote(claim) {
  const points = Array.from(claim.quote);
  const spans = MARKS.map((name, index) => {
    const [from, length] = claim.marks.slice(2 * index, 2 * index + 2);
    return { from, to: from + length, name };
  })
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const parts = [];
  let at = 0;
  for (const { from, to, name } of spans) {
    if (from < at) continue;
    parts.push(points.slice(at, from).join(""), el("mark", { class: name }, points.slice(from, to).join("")));
    at = to;
  }
  return [...parts, points.slice(at).join("")];
}

const row = (name, ...value) => [el("dt", {}, name), el("dd", {}, ...value)];

function confidenceText(claim) {
  const level = claim.confidence >= 0.8 ? "high" : claim.confidence >= 0.6 ? "fair" : "low";
  const meaning = { word: t(`confidence.${level}`), n: Math.round(claim.confidence * 10) };
  return `${claim.confidence.toFixed(2)}, ${t("confidence.meaning", meaning)}`;
}

const voiceOf = (claim) =>
  claim.who.length ? [`${t("according")} `, el("b", {}, el("bdi", {}, speakers(claim)))] : [t("own.words")];

const speakers = (claim) => (claim.who.length ? claim.who.map(speakerName).join(", ") : t("own.voice"));

function mentionedAs(claim) {
  const { subject, object } = claim.proposition;
  const known = [subject, object];
  const others = [claim.subject, claim.object].filter((actor) => actor && !known.includes(actor));
  return others.length ? row(t("mentioned"), others.map(nameOf).join(", ")) : [];
}

const stanceText = (claim) => t(`stance.${claim.asserted ? "asserted" : "denied"}.${claim.modality}`);

const stanceClass = (claim) => {
  if (!claim.asserted) return "denies";
  return ["certain", "probable", "possible"].includes(claim.modality) ? "affirms" : "plans";
};

function sourceLine(claim) {
  const { title, publisher, url, id } = claim.document;
  const label = [publisher, title && `“${title}”`].filter(Boolean).join(", ") || id;
  return el("p", { class: "source" }, link(url, label));
}

function claimCard(claim) {
  return el(
    "li",
    { class: `claim ${stanceClass(claim)}` },
    el("p", { class: "stance" }, ...voiceOf(claim), " ", el("span", { class: "verdict" }, stanceText(claim))),
    el(
      "blockquote",
      { dir: "auto", lang: claim.document.language || null, tabindex: claim.quote.length > 600 ? 0 : null },
      ...markedQuote(claim),
    ),
    el(
      "dl",
      {},
      ...row(t("event"), showDate(claim.event)),
      ...row(t("reported"), showDate(claim.reported)),
      ...mentionedAs(claim),
      ...row(t("confidence"), confidenceText(claim)),
      ...row(t("rule"), el("code", {}, claim.rule), `, ${t(`layer.${claim.layer}`)}`),
    ),
    sourceLine(claim),
    el(
      "p",
      { class: "actions" },
      copyButton(t("copy.citation"), () => citationOf(claim)),
      copyButton(t("copy.sparql"), () => claimQuery(claim)),
    ),
  );
}
