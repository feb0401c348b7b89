// One proposition: who does what to whom, its status, who says so and who denies it.

const CLAIMS_AT_ONCE = 20;

const badge = (status) =>
  el(
    "span",
    {
      class: `badge ${status}`,
      title: t(`status.${status}.why`),
      "data-glyph": STATUS_LOOKS[status].glyph || null,
    },
    t(`status.${status}`),
  );

const actorButton = (actor) =>
  button(el("bdi", {}, nameOf(actor)), () => select("actor", actor.id), { class: "name" });

function headline(proposition) {
  const { subject, relation, object } = proposition;
  const definition = labelOf(relation.definitions, "");
  return [
    actorButton(subject),
    el("span", { class: `verb ${relation.sign}`, title: definition || null }, relationName(relation)),
    object ? actorButton(object) : null,
  ];
}

const titleOf = ({ subject, relation, object }) =>
  [nameOf(subject), relationName(relation), object ? nameOf(object) : ""].filter(Boolean).join(" ");

const affirming = (proposition) => proposition.claims.filter((claim) => stanceClass(claim) === "affirms");

// The denials of the proposition itself and those of a related one that contest it.
const denying = (proposition) => [
  ...new Set([...proposition.claims.filter((claim) => !claim.asserted), ...proposition.contestedBy]),
];

function voices(actors, claims) {
  const own = claims.some((claim) => claim.who.length === 0);
  const names = [...actors.map(speakerName), ...(own ? [t("own.voice")] : [])];
  return names.length ? names : [t("nobody")];
}

function side(kind, title, names) {
  return el(
    "div",
    { class: `side ${kind}` },
    el("h4", {}, title),
    el("ul", {}, ...names.map((name) => el("li", {}, el("bdi", {}, name)))),
  );
}

function sides(proposition) {
  const no = denying(proposition);
  return el(
    "div",
    { class: "sides" },
    side("yes", t("say.so"), voices(proposition.affirmedBy, affirming(proposition))),
    no.length || proposition.deniedBy.length
      ? side("no", t("deny.it"), voices(proposition.deniedBy, no))
      : null,
  );
}

function reportedText(claims) {
  const dates = claims
    .map((claim) => claim.reported)
    .filter(Boolean)
    .sort();
  if (!dates.length) return "";
  const [first, last] = [dates[0], dates[dates.length - 1]];
  return first === last
    ? t("first.only", { first: showDate(first) })
    : t("first.last", { first: showDate(first), last: showDate(last) });
}

function tallyLine(proposition) {
  const parts = [
    counted("affirm", affirming(proposition).length),
    denying(proposition).length ? counted("deny", denying(proposition).length) : "",
    reportedText(proposition.claims),
  ];
  return el("p", { class: "tally" }, badge(proposition.status), ` ${parts.filter(Boolean).join(" · ")}`);
}

function relatedDenials(proposition) {
  const others = proposition.contestedBy.filter((claim) => claim.proposition !== proposition);
  if (!others.length) return null;
  return el(
    "div",
    { class: "related" },
    el("h4", {}, t("related.denials")),
    ...others
      .map((claim) => [
        el("p", { class: "tally" }, titleOf(claim.proposition)),
        el("ol", { class: "claims" }, claimCard(claim)),
      ])
      .flat(),
  );
}

const newestFirst = (claims) =>
  [...claims].sort((a, b) =>
    b.reported < a.reported ? -1 : b.reported > a.reported ? 1 : a.index - b.index,
  );

function claimList(claims, open) {
  const list = el(
    "ol",
    { class: "claims" },
    ...inParts(newestFirst(claims), CLAIMS_AT_ONCE, claimCard, "li"),
  );
  if (open) return list;
  return el("details", {}, el("summary", {}, counted("claims", claims.length)), list);
}

function propositionCard(proposition, claims, open) {
  const { relation, status } = proposition;
  return el(
    "article",
    { class: `proposition ${relation.sign} ${status}`, "aria-label": titleOf(proposition) },
    el("h3", {}, ...headline(proposition)),
    tallyLine(proposition),
    sides(proposition),
    claimList(claims, open),
    open ? relatedDenials(proposition) : null,
    el(
      "p",
      { class: "actions" },
      copyButton(t("copy.sparql"), () => propositionQuery(proposition)),
    ),
  );
}
