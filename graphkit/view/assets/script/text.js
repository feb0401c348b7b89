// Words, names, numbers and dates in the language of the page.

const SETTINGS = readJson("data-settings");
const TEXTS = readJson("data-texts");

let words = "en";

const WITHOUT_CONTROLS = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// A canvas has no <bdi>: direction marks in a name would turn its surroundings round.
const plain = (text) => text.replace(WITHOUT_CONTROLS, " ").trim();

function t(key, values = {}) {
  const text = TEXTS[words][key];
  if (text === undefined) throw new Error(`no text '${key}' in '${words}'`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Formatters are dear to make and cheap to use.
const formatters = new Map();

const PLAIN = {};

function formatter(name, options = PLAIN) {
  const key = name + words + (options === PLAIN ? "" : JSON.stringify(options));
  if (!formatters.has(key)) formatters.set(key, new Intl[name](locale(), options));
  return formatters.get(key);
}

const number = (n) => formatter("NumberFormat").format(n);

function counted(key, n) {
  const rule = formatter("PluralRules").select(n) === "one" ? "one" : "other";
  return t(`${key}.${rule}`, { n: number(n) });
}

const labelOf = (labels, other) => labels[words] || labels.en || other;

const nameOf = (actor) => labelOf(actor.labels, actor.id);

const codeOf = (actor) => actor.id.replace(/^(group|body|person)-/, "");

// In the picture a code stands for a long name: NATO, ECOWAS.
function shortNameOf(actor) {
  const name = plain(nameOf(actor));
  return name.length > SETTINGS.longestName ? plain(codeOf(actor)) : name;
}

const relationName = (relation) => labelOf(relation.labels, relation.slug);

const locale = () => t("locale");

const DATE_PARTS = [
  null,
  { year: "numeric" },
  { year: "numeric", month: "short" },
  { year: "numeric", month: "short", day: "numeric" },
];

function showDay(text) {
  const parts = text.split("-").map(Number);
  const moment = Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1);
  const shape = DATE_PARTS[parts.length];
  if (!shape || Number.isNaN(moment)) return text;
  return formatter("DateTimeFormat", { ...shape, timeZone: "UTC" }).format(moment);
}

// EDTF as the ontology writes it: a day, a month, a year, or two of them with a slash between.
const showDate = (edtf) => (edtf ? edtf.split("/").map(showDay).join(" – ") : t("unknown"));

function translatePage() {
  document.documentElement.lang = words;
  document.querySelectorAll("[data-text]").forEach((node) => {
    node.textContent = t(node.dataset.text);
  });
  document.querySelectorAll("[data-label]").forEach((node) => {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.matches("button, select")) node.title = t(node.dataset.label);
  });
  document.querySelectorAll("[data-hint]").forEach((node) => {
    node.placeholder = t(node.dataset.hint);
  });
}
