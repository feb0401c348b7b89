// What some affirm and others deny, in their own words, side by side.

const DISPUTES_AT_ONCE = 20;
const VOICES_AT_ONCE = 3;

function voice(claim) {
  return el(
    "li",
    { class: stanceClass(claim) },
    el(
      "p",
      { class: "stance" },
      el("b", {}, el("bdi", {}, speakers(claim))),
      ` · ${showDate(claim.reported)}`,
    ),
    el("blockquote", { dir: "auto", lang: claim.document.language || null }, ...markedQuote(claim)),
    sourceLine(claim),
  );
}

function column(kind, title, claims) {
  const list = newestFirst(claims);
  return el(
    "div",
    { class: `side ${kind}` },
    el("h4", {}, `${title} (${number(list.length)})`),
    el("ul", {}, ...inParts(list, VOICES_AT_ONCE, voice, "li")),
  );
}

function disputeCard(proposition) {
  const open = () => select("proposition", proposition.id);
  return el(
    "article",
    { class: `card ${proposition.relation.sign}`, "aria-label": titleOf(proposition) },
    el("h3", {}, ...headline(proposition)),
    el(
      "p",
      { class: "tally" },
      reportedText(proposition.claims),
      " ",
      button(t("table.open"), open, { class: "quiet" }),
    ),
    el(
      "div",
      { class: "sides" },
      column("yes", t("say.so"), affirming(proposition)),
      column("no", t("deny.it"), denying(proposition)),
    ),
  );
}

function drawContested(area) {
  const list = [...shown.byProposition.keys()].filter((p) => p.status === "contested").sort(byRank);
  area.replaceChildren(
    el("h2", {}, `${t("contested")}: ${counted("relations", list.length)}`),
    ...(list.length ? [] : [el("p", { class: "facts" }, t("contested.none"))]),
    el("div", { class: "disputes" }, ...inParts(list, DISPUTES_AT_ONCE, disputeCard)),
  );
}
