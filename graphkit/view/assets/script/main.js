// Puts the parts together. A change of state filters once and then redraws what is on the screen.

const VIEW_DRAWERS = {
  matrix: drawMatrix,
  timeline: drawTimeline,
  contested: drawContested,
  table: drawTable,
};

function drawAll(_, patch = {}) {
  refilter();
  translatePage();
  applyTheme(state.theme);
  byId("ui-language").value = words;
  drawTabs();
  drawGraph();
  drawLegend();
  drawFields();
  drawTime();
  drawPanel(state, patch);
  const area = byId(`view-${state.view}`);
  if (VIEW_DRAWERS[state.view]) keepingFocus(area, () => VIEW_DRAWERS[state.view](area));
  if ("focus" in patch || patch.view === "graph") fitGraph();
}

function startControls() {
  startToolbar();
  startKeyboard();
  startSearch();
  startTime();
  startDownloads();
  startPeek();
  watchTheme(drawGraph);
  onChange(drawAll);
  addEventListener("hashchange", () => change(readAddress()));
  if (innerWidth < 900) byId("rail").open = false;
}

// For tests and for pages that embed this one: `select(kind, id)`, `state()`, `labels()` (boxes drawn)
// and `place(kind, id)` (where to click), in pixels of the picture. It stands once <main> is not busy.
const hook = {
  select,
  state: () => ({ ...state, language: words }),
  labels: () => placed.map((label) => ({ ...label, line: undefined })),
  place: (kind, id) =>
    network.canvasToDOM(
      kind === "actor" ? network.getPosition(id) : network.body.edges[id].edgeType.getPoint(0.5),
    ),
};

async function start() {
  window.graphkit = hook;
  const [data] = await Promise.all([loadData(), startLibrary()]);
  startModel(data);
  startFilters();
  Object.assign(state, readAddress());
  readPalette();
  refilter();
  startControls();
  applyTheme(state.theme);
  translatePage();
  startGraph();
  drawAll();
  fitGraph();
  network.once("afterDrawing", () => {
    document.querySelector("main").removeAttribute("aria-busy");
    performance.mark("ready");
  });
  network.redraw();
}

start();
