// The fields beside the legend and the tabs above the picture.

const option = (value, label, n) =>
  new Option(n === undefined ? plain(label) : `${plain(label)} (${number(n)})`, value);

const byName = (a, b) => a[1].localeCompare(b[1], words);

function relationOptions() {
  const families = new Map();
  MODEL.relations.forEach((relation) => push(families, relation.family, relation));
  const groups = [...families]
    .map(([family, relations]) => [family, t(`family.${family}`), relations])
    .sort(byName);
  return groups.map(([family, title, relations]) => {
    const named = relations.map((relation) => [relation.slug, relationName(relation)]).sort(byName);
    return el(
      "optgroup",
      { label: title },
      option(`family:${family}`, t("all.family", { family: title }), countOf("relation", `family:${family}`)),
      ...named.map(([slug, name]) => option(slug, name, countOf("relation", slug))),
    );
  });
}

function facetOptions(facet, nameOfValue) {
  return [...ALL_VALUES[facet]]
    .map((value) => [value, nameOfValue(value)])
    .filter(([value]) => value)
    .sort(byName)
    .map(([value, name]) => option(value, name, countOf(facet, value)));
}

function fillField(id, key, options) {
  const field = byId(id);
  field.replaceChildren(option("", t("all")), ...options);
  field.value = state[key];
  field.closest("label").hidden = options.length < 2;
}

const languageName = (code) => formatter("DisplayNames", { type: "language" }).of(code);

function drawFields() {
  fillField("filter-relation", "relation", relationOptions());
  fillField(
    "filter-source",
    "source",
    facetOptions("source", (value) => value),
  );
  fillField("filter-language", "language", facetOptions("language", languageName));
}

function drawTabs() {
  document.body.dataset.view = state.view;
  document.body.toggleAttribute("data-selected", state.selected !== null);
  VIEWS.forEach((view) => {
    const current = view === state.view;
    byId(`view-${view}`).hidden = !current;
    byId(`tab-${view}`).setAttribute("aria-selected", String(current));
    byId(`tab-${view}`).tabIndex = current ? 0 : -1;
  });
}

function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
  change({ view });
  byId(`tab-${view}`).focus();
}

function startToolbar() {
  ["relation", "source", "language"].forEach((key) =>
    byId(`filter-${key}`).addEventListener("change", (event) => change({ [key]: event.target.value })),
  );
  VIEWS.forEach((view) => byId(`tab-${view}`).addEventListener("click", () => change({ view })));
  document.querySelector("[role=tablist]").addEventListener("keydown", tabKey);
  byId("reset").addEventListener("click", () => {
    change({ ...NO_FILTER, selected: null, focus: 0, path: "", everyone: false });
    fitGraph();
  });
  byId("theme").addEventListener("click", nextTheme);
  const field = byId("ui-language");
  field.append(...Object.keys(TEXTS).map((code) => option(code, TEXTS[code].language)));
  field.addEventListener("change", () => {
    words = field.value;
    change({});
  });
}
