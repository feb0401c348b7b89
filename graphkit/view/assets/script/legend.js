// The legend: a sample of each way of drawing, how many relations it stands for, and a switch for it.

const STATUS_SAMPLE = { fact: "", alleged: "faded", contested: "halo", planned: "faint" };

function lineSample(sign, classes) {
  const heads = {
    cooperation: "M29 3 L36 7 L29 11 Z",
    conflict: "M35 2 L35 12",
    neutral: "M29 3 L36 7 L29 11",
  };
  const dashes = { cooperation: null, conflict: "7 4", neutral: "2 4" };
  return svg(
    "svg",
    { class: `sample ${sign} ${classes}`, viewBox: "0 0 40 14", width: 40, height: 14, "aria-hidden": "true" },
    classes === "halo" ? svg("path", { class: "glow", d: "M3 7 L34 7" }) : null,
    svg("path", { class: "stroke", d: "M2 7 L33 7", "stroke-dasharray": dashes[sign] }),
    svg("path", { class: `head ${sign}`, d: heads[sign] }),
  );
}

const SHAPE_PATHS = {
  State: "M7 2 A5 5 0 1 1 6.99 2 Z",
  Territory: "M7 2 A5 5 0 1 1 6.99 2 Z",
  Organization: "M2.5 2.5 H11.5 V11.5 H2.5 Z",
  GovernmentBody: "M2.5 2.5 H11.5 V11.5 H2.5 Z",
  ArmedGroup: "M7 1.5 L12.5 12 H1.5 Z",
  Person: "M7 1 L13 7 L7 13 L1 7 Z",
};

const shapeSample = (kind) =>
  svg("svg", { class: `shape ${kind}`, viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, svg("path", { d: SHAPE_PATHS[kind] }));

function toggled(list, all, value) {
  return list.includes(value) ? list.filter((x) => x !== value) : all.filter((x) => x === value || list.includes(x));
}

function legendRow(facet, key, all, value, sample) {
  const label = t(`${facet}.${value}`);
  const attributes = { class: "entry", "aria-pressed": String(state[key].includes(value)), "data-value": value, title: facet === "status" ? t(`status.${value}.why`) : null };
  const flip = () => {
    change({ [key]: toggled(state[key], all, value) });
    byId("legend").querySelector(`[data-value="${value}"]`).focus();
  };
  return button([sample, el("span", { class: "what" }, label), " ", el("span", { class: "count" }, number(countOf(facet, value)))], flip, attributes);
}

const legendGroup = (title, rows) =>
  el("div", { class: "group", role: "group", "aria-label": title }, el("h2", {}, title), ...rows);

const occurring = (facet, values) => values.filter((value) => ALL_VALUES[facet].has(value));

function drawLegend() {
  byId("legend").replaceChildren(
    legendGroup(t("lines"), SIGNS.map((sign) => legendRow("sign", "signs", SIGNS, sign, lineSample(sign, "")))),
    legendGroup(t("status"), occurring("status", STATUSES).map((status) => legendRow("status", "statuses", STATUSES, status, lineSample("cooperation", STATUS_SAMPLE[status] ?? "faint")))),
    legendGroup(t("actors"), occurring("kind", KINDS).map((kind) => legendRow("kind", "kinds", KINDS, kind, shapeSample(kind)))),
  );
  byId("summary").textContent = summaryText([...shown.byProposition.keys()]);
}
