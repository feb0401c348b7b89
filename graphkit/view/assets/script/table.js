// Every claim as a row: the accessible twin of the picture.

const ROWS_AT_ONCE = 100;

const dayCell = (date) =>
  el("span", { class: date.includes("/") ? null : "day" }, date ? showDate(date) : "–");

const COLUMNS = [
  ["event", (claim) => claim.event, (claim) => dayCell(claim.event)],
  ["reported", (claim) => claim.reported, (claim) => dayCell(claim.reported)],
  ["table.actor", (claim) => nameOf(claim.proposition.subject)],
  ["relation", (claim) => relationName(claim.proposition.relation)],
  ["table.target", (claim) => (claim.proposition.object ? nameOf(claim.proposition.object) : "")],
  ["status", (claim) => t(`status.${claim.proposition.status}`), (claim) => badge(claim.proposition.status)],
  ["table.stance", stanceText],
  ["according", (claim) => speakers(claim)],
  [
    "table.quote",
    (claim) => claim.quote,
    (claim) => el("span", { class: "clamp", dir: "auto" }, claim.quote),
  ],
  ["source", sourceOf],
];

const sorting = { column: 1, down: true };
let rowFilter = "";

function tableClaims() {
  const wanted = folded(rowFilter.trim());
  const [, value] = COLUMNS[sorting.column];
  const rows = shown.claims
    .filter((claim) => !wanted || COLUMNS.some(([, of]) => folded(of(claim)).includes(wanted)))
    .map((claim) => [value(claim), claim]);
  const collator = new Intl.Collator(words);
  const order = sorting.down ? -1 : 1;
  return rows
    .sort((a, b) => order * collator.compare(a[0], b[0]) || a[1].index - b[1].index)
    .map(([, claim]) => claim);
}

function headCell([key], index) {
  const sorted = sorting.column === index ? (sorting.down ? "descending" : "ascending") : "none";
  const sort = () => {
    Object.assign(sorting, { column: index, down: sorting.column === index && !sorting.down });
    drawRows();
    document.querySelectorAll(".all thead button")[index].focus();
  };
  return el(
    "th",
    { scope: "col", "aria-sort": sorted },
    button(t(key), sort, { title: t("table.sort", { column: t(key) }) }),
  );
}

function tableRow(claim) {
  const cells = COLUMNS.map(([, value, show]) => {
    const content = (show || value)(claim);
    return el("td", {}, typeof content === "string" ? el("bdi", {}, content) : content);
  });
  const label = `${t("table.open")}: ${titleOf(claim.proposition)}`;
  const open = button("→", () => select("proposition", claim.proposition.id), {
    class: "quiet",
    "aria-label": label,
    title: label,
  });
  return el(
    "tr",
    { class: `${claim.proposition.relation.sign} ${stanceClass(claim)}` },
    el("td", {}, open),
    ...cells,
  );
}

function addRows(body, claims, footer) {
  body.append(...claims.slice(0, ROWS_AT_ONCE).map(tableRow));
  const rest = claims.slice(ROWS_AT_ONCE);
  footer.replaceChildren(
    ...(rest.length ? [button(t("show.more"), () => addRows(body, rest, footer), { class: "more" })] : []),
  );
}

function drawRows() {
  const claims = tableClaims();
  const body = el("tbody");
  const footer = el("p");
  const table = el(
    "table",
    { class: "all" },
    el("caption", {}, `${t("table.caption")}: ${counted("claims", claims.length)}`),
    el("thead", {}, el("tr", {}, el("td", {}), ...COLUMNS.map(headCell))),
    body,
  );
  addRows(body, claims, footer);
  byId("rows").replaceChildren(table, footer);
}

function drawTable(area) {
  const field = el("input", {
    type: "search",
    oninput: (event) => {
      rowFilter = event.target.value;
      drawRows();
    },
  });
  field.value = rowFilter;
  const off = STATUSES.some((status) => !state.statuses.includes(status));
  area.replaceChildren(
    el("p", { class: "fields" }, el("label", {}, el("span", {}, t("table.filter")), field)),
    ...(off
      ? [
          el(
            "p",
            { class: "facts" },
            `${t("table.statuses")} `,
            button(t("show.all"), showAll, { class: "quiet" }),
          ),
        ]
      : []),
    el("div", { id: "rows", class: "scroll" }),
  );
  drawRows();
}
