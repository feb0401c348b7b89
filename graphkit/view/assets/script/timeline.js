// Claims by month and family, and below them one by one.

const LIST_STEP = 100;
const MONTHS_AT_MOST = 60;

function dateOf(claim) {
  const text = state.basis === "event" ? claim.event || claim.reported : claim.reported;
  return text.split("/")[0];
}

// Months, or years when there are too many months; those without a claim are left out.
function byPeriod() {
  const months = groupedByDate(7);
  return months.size > MONTHS_AT_MOST ? groupedByDate(4) : months;
}

function groupedByDate(length) {
  const groups = new Map();
  shown.claims.forEach((claim) => push(groups, dateOf(claim).slice(0, length), claim));
  return new Map([...groups].filter(([period]) => period).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

const familiesShown = () =>
  [...new Set(shown.claims.map((claim) => claim.proposition.relation.family))].sort();

function bubble(family, period, claims) {
  if (!claims.length) return el("td");
  const [{ relation }] = claims.map((claim) => claim.proposition);
  const label = t("timeline.cell", {
    family: t(`family.${family}`),
    month: showDay(period),
    claims: counted("claims", claims.length),
  });
  const node = button(number(claims.length), () => openPeriod(family, period), {
    class: `bubble ${relation.sign}`,
    "aria-label": label,
    title: label,
  });
  const size = `${Math.min(44, 20 + 5 * Math.sqrt(claims.length - 1))}px`;
  [node.style.width, node.style.height] = [size, size];
  return el("td", {}, node);
}

function openPeriod(family, period) {
  const [from, to] = daysOf(period);
  change({ relation: `family:${family}`, from, to });
}

function laneTable(periods) {
  const heads = [...periods.keys()].map((period) => el("th", { scope: "col" }, showDay(period)));
  const lanes = familiesShown().map((family) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, t(`family.${family}`)),
      ...[...periods].map(([period, claims]) =>
        bubble(
          family,
          period,
          claims.filter((c) => c.proposition.relation.family === family),
        ),
      ),
    ),
  );
  return el(
    "table",
    { class: "lanes" },
    el("caption", {}, t("timeline.caption")),
    el("thead", {}, el("tr", {}, el("td", {}), ...heads)),
    el("tbody", {}, ...lanes),
  );
}

function listRow(claim) {
  const { proposition } = claim;
  return el(
    "li",
    { class: `${proposition.relation.sign} ${stanceClass(claim)}` },
    el("time", {}, showDate(dateOf(claim))),
    button(el("bdi", {}, titleOf(proposition)), () => select("proposition", proposition.id), {
      class: "name",
    }),
    badge(proposition.status),
    el("span", { class: "facts" }, el("bdi", {}, speakers(claim)), ` · ${stanceText(claim)}`),
  );
}

function drawTimeline(area) {
  const newest = [...shown.claims].sort((a, b) =>
    dateOf(b) < dateOf(a) ? -1 : dateOf(b) > dateOf(a) ? 1 : a.index - b.index,
  );
  const lanes = el("div", { class: "scroll" }, laneTable(byPeriod()));
  area.replaceChildren(
    lanes,
    el("h2", {}, t("timeline.list")),
    el("ol", { class: "events" }, ...inParts(newest, LIST_STEP, listRow, "li")),
  );
  lanes.scrollLeft = lanes.scrollWidth;
}
