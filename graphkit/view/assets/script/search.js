// A combobox over actors and relations: "/" goes there, Enter selects, Escape clears.

const AT_MOST = 8;

let hits = [];
let current = 0;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function searchable() {
  const actors = MODEL.actors
    .filter((actor) => actor.weight)
    .map((actor) => ({
      kind: "actor",
      item: actor,
      names: [...Object.values(actor.labels), actor.id],
      weight: actor.weight,
    }));
  const relations = MODEL.relations.map((relation) => ({
    kind: "relation",
    item: relation,
    names: [...Object.values(relation.labels), relation.slug],
    weight: 0,
  }));
  return [...actors, ...relations];
}

let entries = [];

// 0 a name begins so, 1 a word in it does, 2 it occurs, Infinity it does not.
function distance(name, wanted) {
  const at = folded(name).indexOf(wanted);
  if (at < 0) return Infinity;
  if (at === 0) return 0;
  return folded(name).includes(` ${wanted}`) ? 1 : 2;
}

function matches(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  return entries
    .map((entry) => ({
      ...entry,
      far: Math.min(...entry.names.map((name) => distance(name, wanted))),
    }))
    .filter((entry) => entry.far < Infinity)
    .sort((a, b) => a.far - b.far || b.weight - a.weight)
    .slice(0, AT_MOST);
}

const hitName = (hit) => (hit.kind === "actor" ? nameOf(hit.item) : relationName(hit.item));

function hitRow(hit, index) {
  const about = hit.kind === "actor" ? t(`kind.${hit.item.kind}`) : t("relation");
  return el(
    "li",
    {
      role: "option",
      id: `hit-${index}`,
      "aria-selected": String(index === current),
      onmousedown: (event) => choose(event, hit),
    },
    el("bdi", {}, hitName(hit)),
    " ",
    el("small", {}, about),
  );
}

function drawHits() {
  const field = byId("search");
  const open = field.value.trim() !== "" && document.activeElement === field;
  const none = open && !hits.length ? [el("li", { class: "none" }, t("search.nothing"))] : [];
  byId("found").replaceChildren(...hits.map(hitRow), ...none);
  byId("found").hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  if (open && hits.length) field.setAttribute("aria-activedescendant", `hit-${current}`);
  else field.removeAttribute("aria-activedescendant");
}

function choose(event, hit) {
  event.preventDefault();
  byId("search").value = "";
  hits = [];
  byId("search").blur();
  drawHits();
  if (hit.kind === "relation") change({ relation: hit.item.slug });
  else select("actor", hit.item.id);
}

function searchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    event.preventDefault();
    current = (current + step + hits.length) % hits.length;
    drawHits();
  } else if (event.key === "Enter" && hits.length) {
    choose(event, hits[current]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.target.value = "";
    hits = [];
    drawHits();
    unselect();
  }
}

function startSearch() {
  entries = searchable();
  const field = byId("search");
  field.addEventListener("input", () => {
    hits = matches(field.value);
    current = 0;
    drawHits();
  });
  field.addEventListener("keydown", searchKey);
  field.addEventListener("blur", drawHits);
}
