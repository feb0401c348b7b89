// The time slider over a histogram of the claims the other filters let pass.

const BINS = 60;
const PLAY_STEP = 250;

let range = null;
let playing = null;

// From the first to the last day, but for a few far-off ones: they would squeeze all others into
// one bar. The ends of the slider have no limit, so they are not lost.
function timeRange() {
  const days = MODEL.claims.map(daysOfClaim).filter(Boolean);
  if (!days.length) return null;
  const starts = days.map((d) => d[0]).sort((a, b) => a - b);
  const last = days.reduce((most, d) => Math.max(most, d[1]), -Infinity);
  const [low, high] = [
    starts[Math.floor(starts.length * 0.05)],
    starts[Math.floor((starts.length - 1) * 0.95)],
  ];
  const span = Math.max(30, high - low);
  return [Math.max(starts[0], low - span), Math.min(last, high + span)];
}

function binOf(day) {
  const part = (day - range[0]) / (range[1] - range[0] + 1);
  return Math.max(0, Math.min(BINS - 1, Math.floor(part * BINS)));
}

function histogram() {
  const bins = Array.from({ length: BINS }, () => ({ cooperation: 0, neutral: 0, conflict: 0 }));
  shown.timeless.forEach((claim) => {
    const days = daysOfClaim(claim);
    if (days) bins[binOf(days[0])][claim.proposition.relation.sign] += 1;
  });
  return bins;
}

function bar(bin, index, most) {
  const day = range[0] + ((index + 0.5) / BINS) * (range[1] - range[0] + 1);
  const outside = (state.from !== null && day < state.from - 1) || (state.to !== null && day > state.to + 1);
  let y = 40;
  return ["cooperation", "neutral", "conflict"].map((sign) => {
    const height = (bin[sign] / most) * 38;
    y -= height;
    return height
      ? svg("rect", { class: `${sign}${outside ? " outside" : ""}`, x: index + 0.08, y, width: 0.84, height })
      : null;
  });
}

function drawTime() {
  range = timeRange();
  byId("time").hidden = range === null || range[0] === range[1];
  if (byId("time").hidden) return;
  const bins = histogram();
  const most = Math.max(1, ...bins.map((bin) => bin.cooperation + bin.neutral + bin.conflict));
  const picture = byId("histogram");
  picture.setAttribute("viewBox", `0 0 ${BINS} 40`);
  picture.replaceChildren(...bins.flatMap((bin, index) => bar(bin, index, most)).filter(Boolean));
  drawHandle("from", state.from ?? range[0]);
  drawHandle("to", state.to ?? range[1]);
  byId("basis").replaceChildren(option("event", t("time.event")), option("report", t("time.report")));
  byId("basis").value = state.basis;
  byId("basis").title = t("time.event.note");
  byId("play").textContent = playing ? "❚❚" : "▶";
  byId("play").setAttribute("aria-label", t(playing ? "time.stop" : "time.play"));
  byId("play").setAttribute("aria-pressed", String(playing !== null));
}

function drawHandle(id, day) {
  const field = byId(id);
  [field.min, field.max] = range;
  field.value = day;
  field.setAttribute("aria-valuetext", showDay(isoDay(day)));
  byId(`time-${id}`).textContent = t(`time.${id}.day`, { day: showDay(isoDay(day)) });
}

// At an end of the slider there is no limit: claims without a date are kept too.
function moveHandle(event) {
  const day = Number(event.target.value);
  const from = event.target.id === "from" ? day : Math.min(state.from ?? range[0], day);
  const to = event.target.id === "to" ? day : Math.max(state.to ?? range[1], day);
  limitTime(from, to);
}

function limitTime(from, to) {
  change({ from: from <= range[0] ? null : from, to: to >= range[1] ? null : to });
}

function stopPlaying() {
  clearInterval(playing);
  playing = null;
}

function playStep() {
  const next = (state.to ?? range[1]) + Math.ceil((range[1] - range[0]) / BINS);
  if (next >= range[1]) stopPlaying();
  limitTime(state.from ?? range[0], next);
}

function play() {
  if (playing) {
    stopPlaying();
    drawTime();
    return;
  }
  playing = setInterval(playStep, PLAY_STEP);
  limitTime(range[0], state.to === null ? range[0] : state.to);
}

function startTime() {
  ["from", "to"].forEach((id) => byId(id).addEventListener("input", moveHandle));
  byId("play").addEventListener("click", play);
  byId("basis").addEventListener("change", (event) =>
    change({ basis: event.target.value, from: null, to: null }),
  );
}
