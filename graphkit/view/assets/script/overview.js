// The panel while nothing is selected: what is contested, and what there is.

const BUSIEST = 8;
const CARDS_AT_ONCE = 6;

function contestedCard(proposition) {
  return el(
    "article",
    { class: `card ${proposition.relation.sign}`, "aria-label": titleOf(proposition) },
    el(
      "h3",
      {},
      button([el("bdi", {}, titleOf(proposition))], () => select("proposition", proposition.id), {
        class: "name",
      }),
    ),
    sides(proposition),
  );
}

function statusBars() {
  const lists = new Map();
  [...shown.byProposition.keys()].forEach((proposition) => push(lists, proposition.status, proposition));
  const rows = STATUSES.filter((status) => lists.has(status)).map((status) => [status, lists.get(status)]);
  const total = Math.max(1, ...rows.map(([, list]) => list.length));
  return el(
    "dl",
    { class: "bars" },
    ...rows.map(([status, list]) => [el("dt", {}, badge(status)), statusBar(list, total)]).flat(),
  );
}

function statusBar(list, total) {
  const parts = SIGNS.map((sign) => {
    const part = el("span", { class: `part ${sign}` });
    part.style.width = `${(70 * list.filter((p) => p.relation.sign === sign).length) / total}%`;
    return part;
  });
  return el("dd", {}, ...parts, el("span", { class: "count" }, number(list.length)));
}

function busiest() {
  const counts = new Map();
  shown.claims.forEach(({ proposition }) =>
    new Set([proposition.subject, proposition.object]).forEach(
      (actor) => actor && counts.set(actor, (counts.get(actor) || 0) + 1),
    ),
  );
  const top = [...counts].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).slice(0, BUSIEST);
  return el(
    "ul",
    { class: "busiest" },
    ...top.map(([actor, n]) => el("li", {}, actorButton(actor), ` ${number(n)}`)),
  );
}

function contestedList() {
  const list = [...shown.byProposition.keys()].filter((p) => p.status === "contested").sort(byRank);
  return list.length
    ? inParts(list, CARDS_AT_ONCE, contestedCard)
    : [el("p", { class: "facts" }, t("contested.none"))];
}

function drawOverview(panel) {
  const documents = new Set(shown.claims.map((claim) => claim.document));
  panel.replaceChildren(
    el("p", { class: "facts" }, t("intro")),
    el("h2", {}, t("contested")),
    ...contestedList(),
    el("h2", {}, t("glance")),
    el(
      "p",
      { class: "facts" },
      `${summaryText([...shown.byProposition.keys()])} · ${counted("documents", documents.size)}`,
    ),
    statusBars(),
    el("h2", {}, t("glance.busiest")),
    busiest(),
    ...reportCard(),
  );
}
