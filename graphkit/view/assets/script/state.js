// What the reader has chosen, and the page's address as its memory.

const BASES = ["event", "report"];
const VIEWS = ["graph", "matrix", "timeline", "contested", "table"];
const THEMES = ["auto", "light", "dark"];
const SHOWN_STATUSES = ["fact", "alleged", "contested", "planned"];
const NO_FILTER = {
  signs: SIGNS,
  statuses: SHOWN_STATUSES,
  kinds: KINDS,
  without: [],
  relation: "",
  source: "",
  language: "",
  from: null,
  to: null,
};
const START = {
  ...NO_FILTER,
  view: "graph",
  selected: null,
  basis: "event",
  theme: "auto",
  focus: 0,
  path: "",
  everyone: false,
};

const state = { ...START };
const listeners = [];

const onChange = (listener) => listeners.push(listener);

function change(patch) {
  Object.assign(state, patch);
  writeAddress();
  listeners.forEach((listener) => listener(state, patch));
}

const select = (kind, id) => change({ selected: { kind, id }, path: "" });

const unselect = () => change({ selected: null, focus: 0, path: "" });

const selectedItem = () => state.selected && MODEL.byId[state.selected.kind].get(state.selected.id);

const LISTS = { signs: SIGNS, statuses: STATUSES, kinds: KINDS };
const TEXTUAL = ["relation", "source", "language", "basis", "theme", "view", "path"];

function writeAddress() {
  const query = new URLSearchParams();
  if (state.selected) query.set(state.selected.kind, state.selected.id);
  TEXTUAL.filter((key) => state[key] !== START[key]).forEach((key) => query.set(key, state[key]));
  Object.keys(LISTS)
    .filter(
      (key) => state[key].length !== START[key].length || state[key].some((x) => !START[key].includes(x)),
    )
    .forEach((key) => query.set(key, state[key].join(",")));
  ["from", "to"].filter((key) => state[key] !== null).forEach((key) => query.set(key, isoDay(state[key])));
  if (state.without.length) query.set("without", state.without.join(","));
  if (state.focus) query.set("focus", state.focus);
  if (state.everyone) query.set("everyone", "1");
  if (words !== "en") query.set("lang", words);
  const text = query.toString();
  // Inside a notebook's frame there is no address to write.
  if (location.protocol === "about:") return;
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const patch = { ...START };
  TEXTUAL.filter((key) => query.has(key) && exists(key, query.get(key))).forEach(
    (key) => (patch[key] = query.get(key)),
  );
  Object.entries(LISTS)
    .filter(([key]) => query.has(key))
    .forEach(([key, known]) => (patch[key] = known.filter((x) => query.get(key).split(",").includes(x))));
  ["from", "to"].filter((key) => query.has(key)).forEach((key) => (patch[key] = dayOrNull(query.get(key))));
  patch.without = (query.get("without") || "").split(",").filter((family) => ALL_VALUES.family.has(family));
  patch.focus = Math.min(2, Number(query.get("focus")) || 0);
  patch.everyone = query.has("everyone");
  patch.selected = selectionIn(query);
  words = TEXTS[query.get("lang")] ? query.get("lang") : "en";
  return patch;
}

// An address may be old, or typed: what it names must exist.
function exists(key, value) {
  const fixed = { view: VIEWS, theme: THEMES, basis: BASES };
  if (fixed[key]) return fixed[key].includes(value);
  return key === "path" ? MODEL.byId.actor.has(value) : ALL_VALUES[key].has(value);
}

const dayOrNull = (text) => (daysOf(text) || [null])[0];

function selectionIn(query) {
  const kind = Object.keys(MODEL.byId).find((key) => MODEL.byId[key].has(query.get(key)));
  return kind ? { kind, id: query.get(kind) } : null;
}
