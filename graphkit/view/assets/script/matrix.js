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
  const actors = new Set([...cells.values()].flatMap(({ from, to }) => [from, to]));
  return [...actors].sort((a, b) => b.weight - a.weight || a.index - b.index);
}

function shareOf(cell, sign) {
  const share = el(
    "span",
    { class: `share ${sign}` },
    number(cell[sign]),
    el("span", { class: "unseen" }, ` ${t(`sign.${sign}`)} `),
  );
  share.style.flexGrow = cell[sign];
  return share;
}

function matrixCell(cell) {
  if (!cell) return el("td", { class: "none" });
  const parts = SIGNS.filter((sign) => cell[sign]);
  const pair = t("matrix.cell", { from: nameOf(cell.from), to: nameOf(cell.to) });
  const content = [el("span", { class: "unseen" }, `${pair} `), ...parts.map((sign) => shareOf(cell, sign))];
  return el(
    "td",
    {},
    button(content, () => openPair(cell, parts[0]), { title: pair }),
  );
}

function openPair(cell, sign) {
  const ends = [cell.from, cell.to];
  const edges = MODEL.edges.filter((edge) => ends.includes(edge.source) && ends.includes(edge.target));
  const edge = edges.find((candidate) => candidate.sign === sign);
  select("edge", edge.id);
}

const headOf = (actor) =>
  el("th", { scope: "col", title: nameOf(actor) }, el("span", {}, el("bdi", {}, shortNameOf(actor))));

const sideOf = (actor) => {
  const open = () => select("actor", actor.id);
  return el(
    "th",
    { scope: "row", title: nameOf(actor) },
    button(shortNameOf(actor), open, { class: "name" }),
  );
};

function matrixRow(from, actors, cells) {
  const cell = (to) =>
    from === to ? el("td", { class: "self" }) : matrixCell(cells.get(`${from.index} ${to.index}`));
  return el("tr", {}, sideOf(from), ...actors.map(cell));
}

function drawMatrix(area) {
  const cells = matrixCells();
  const all = matrixActors(cells);
  const actors = all.slice(0, MATRIX_ACTORS);
  const part = t("matrix.part", { shown: number(actors.length), all: number(all.length) });
  const table = el(
    "table",
    { class: "matrix" },
    el("caption", {}, t("matrix.caption")),
    el("thead", {}, el("tr", {}, el("td", {}), ...actors.map(headOf))),
    el("tbody", {}, ...actors.map((from) => matrixRow(from, actors, cells))),
  );
  area.replaceChildren(table, all.length > actors.length ? el("p", { class: "facts" }, part) : "");
}
