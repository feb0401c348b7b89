// Actors by actors: rows do, columns are done to; a symmetric relation counts both ways.

const MATRIX_ACTORS = 40;

function matrixCells() {
  const cells = new Map();
  const add = (from, to, claim) => {
    const key = `${from.index} ${to.index}`;
    if (!cells.has(key)) cells.set(key, { from, to, cooperation: 0, conflict: 0, neutral: 0 });
    cells.get(key)[claim.proposition.relation.sign] += 1;
  };
  shown.claims.forEach((claim) => {
    const { subject, object, relation } = claim.proposition;
    if (!object) return;
    add(subject, object, claim);
    if (relation.symmetric) add(object, subject, claim);
  });
  return cells;
}

function matrixActors(cells) {
  const counts = new Map();
  [...cells.values()].forEach(({ from, to }) =>
    [from, to].forEach((actor) => counts.set(actor, actor.weight)),
  );
  return [...counts.keys()].sort((a, b) => b.weight - a.weight || a.index - b.index).slice(0, MATRIX_ACTORS);
}

function matrixCell(cell) {
  if (!cell) return el("td", { class: "none" });
  const parts = SIGNS.filter((sign) => cell[sign]);
  const label = t("matrix.cell", {
    from: nameOf(cell.from),
    to: nameOf(cell.to),
    parts: parts.map((sign) => `${number(cell[sign])} ${t(`sign.${sign}`)}`).join(", "),
  });
  const shares = parts.map((sign) => {
    const share = el("span", { class: `share ${sign}` }, number(cell[sign]));
    share.style.flexGrow = cell[sign];
    return share;
  });
  return el(
    "td",
    {},
    button(shares, () => openPair(cell, parts[0]), { "aria-label": label, title: label }),
  );
}

function openPair(cell, sign) {
  const ends = [cell.from, cell.to];
  const edges = MODEL.edges.filter((edge) => ends.includes(edge.source) && ends.includes(edge.target));
  const edge = edges.find((candidate) => candidate.sign === sign);
  select("edge", edge.id);
}

function drawMatrix(area) {
  const cells = matrixCells();
  const actors = matrixActors(cells);
  const heads = actors.map((actor) =>
    el("th", { scope: "col", title: nameOf(actor) }, el("span", {}, el("bdi", {}, nameOf(actor)))),
  );
  const rows = actors.map((from) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, actorButton(from)),
      ...actors.map((to) =>
        from === to ? el("td", { class: "self" }) : matrixCell(cells.get(`${from.index} ${to.index}`)),
      ),
    ),
  );
  area.replaceChildren(
    el(
      "table",
      { class: "matrix" },
      el("caption", {}, t("matrix.caption")),
      el("thead", {}, el("tr", {}, el("td", {}), ...heads)),
      el("tbody", {}, ...rows),
    ),
  );
}
