// The legend: a sample of each way of drawing, how many relations it stands for, and a switch for it.

function lineSample(sign, classes, glyph = "") {
  const heads = {
    cooperation: "M29 3 L36 7 L29 11 Z",
    conflict: "M35 2 L35 12",
    neutral: "M29 3 L36 7 L29 11",
  };
  const dashes = { cooperation: null, conflict: "7 4", neutral: "2 4" };
  return svg(
    "svg",
    {
      class: `sample ${sign} ${classes}`,
      viewBox: "0 0 40 14",
      width: 40,
      height: 14,
      "aria-hidden": "true",
    },
    classes === "halo" ? svg("path", { class: "glow", d: "M3 7 L34 7" }) : null,
    svg("path", { class: "stroke", d: "M2 7 L33 7", "stroke-dasharray": dashes[sign] }),
    classes === "hollow" ? svg("path", { class: "core", d: "M2 7 L27 7" }) : null,
    svg("path", { class: `head ${sign}`, d: heads[sign] }),
    glyph ? svg("circle", { class: "seal", cx: 15, cy: 7, r: 6 }) : null,
    glyph ? svg("text", { class: "glyph", x: 15, y: 10.5, "text-anchor": "middle" }, glyph) : null,
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
  svg(
    "svg",
    { class: `shape ${kind}`, viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
    svg("path", { d: SHAPE_PATHS[kind] }),
  );

function toggled(list, all, value) {
  return list.includes(value)
    ? list.filter((x) => x !== value)
    : all.filter((x) => x === value || list.includes(x));
}

function statusSample(status) {
  const { halo, hollow, thin, glyph } = STATUS_LOOKS[status];
  return lineSample("cooperation", halo ? "halo" : hollow ? "hollow" : thin ? "thin" : "", glyph);
}

const GROUPS = [
  {
    title: "lines",
    facet: "sign",
    key: "signs",
    all: SIGNS,
    sample: (sign) => lineSample(sign, ""),
    below: familyRows,
  },
  { title: "status", facet: "status", key: "statuses", all: STATUSES, sample: statusSample },
  { title: "actors", facet: "kind", key: "kinds", all: KINDS, sample: shapeSample },
];

// The families of a sign, each with a line of its own in the picture.
function familyRows(sign) {
  const families = new Map(
    MODEL.relations.filter((r) => r.sign === sign).map((r) => [lineOfFamily(r), r.family]),
  );
  return [...families]
    .filter(([line]) => ALL_VALUES.family.has(line))
    .map(([line, family]) => familyRow(sign, line, family));
}

function familyRow(sign, line, family) {
  const parts = [
    lineSample(sign, WEIGHTS[line] ? "heavy" : "light"),
    el("span", { class: "what" }, t(`family.${family}`)),
    " ",
    el("span", { class: "count" }, number(countOf("family", line))),
  ];
  const without = state.without.includes(line)
    ? state.without.filter((other) => other !== line)
    : [...state.without, line];
  return button(parts, () => change({ without }), {
    class: "entry below",
    "aria-pressed": String(!state.without.includes(line)),
    "data-value": line,
  });
}

function legendRow({ facet, key, all, sample }, value) {
  const parts = [
    sample(value),
    el("span", { class: "what" }, t(`${facet}.${value}`)),
    " ",
    el("span", { class: "count" }, number(countOf(facet, value))),
  ];
  return button(parts, () => change({ [key]: toggled(state[key], all, value) }), {
    class: "entry",
    "aria-pressed": String(state[key].includes(value)),
    "data-value": value,
    title: facet === "status" ? t(`status.${value}.why`) : null,
  });
}

function legendGroup(group) {
  const values = group.all.filter((value) => ALL_VALUES[group.facet].has(value));
  const title = t(group.title);
  const rows = values.flatMap((value) => [
    legendRow(group, value),
    ...(group.below ? group.below(value) : []),
  ]);
  return el("div", { class: "group", role: "group", "aria-label": title }, el("h2", {}, title), ...rows);
}

function drawLegend() {
  const legend = byId("legend");
  keepingFocus(legend, () => legend.replaceChildren(...GROUPS.map(legendGroup)));
  byId("summary").textContent = summaryText([...shown.byProposition.keys()]);
}
