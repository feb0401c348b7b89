// The report card: how often claims of each kind were right on annotated sentences.

const percent = (part, all) => formatter("NumberFormat", { style: "percent" }).format(all ? part / all : 0);

function trustRow([name, right, n]) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, t(`family.${name}`)),
    el("td", {}, percent(right, n)),
    el("td", {}, t("trust.of", { right: number(right), n: number(n) })),
  );
}

function trustTable(families) {
  const heads = ["trust.family", "trust.right", "trust.counted"];
  return el(
    "table",
    { class: "trust" },
    el("thead", {}, el("tr", {}, ...heads.map((key) => el("th", { scope: "col" }, t(key))))),
    el("tbody", {}, ...families.map(trustRow)),
  );
}

function goldLine({ language, records, precision, recall }) {
  const values = {
    language: languageName(language),
    records: number(records),
    precision: percent(precision, 1),
    recall: percent(recall, 1),
  };
  return el("p", { class: "facts" }, t("trust.gold", values));
}

function reportCard() {
  if (!MODEL.card) return [];
  const { measured, gold, overall, families } = MODEL.card;
  const summary = { precision: percent(...overall), n: number(overall[1]), date: showDate(measured) };
  return [
    el("h2", {}, t("trust")),
    el("p", { class: "facts" }, t("trust.summary", summary)),
    ...gold.map(goldLine),
    trustTable(families.filter(([, , n]) => n)),
  ];
}
