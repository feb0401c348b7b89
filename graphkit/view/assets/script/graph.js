// The picture: vis-network with everything computed beforehand; this file keeps it in step with the state.

let network = null;
let nodeSet = null;
let edgeSet = null;
let hovered = null;
let turned = false;
const painted = new Map();

function startGraph() {
  const area = byId("net");
  turned = area.clientWidth < 0.8 * area.clientHeight;
  if (turned) actorsOfPicture().forEach(({ node }) => ([node.x, node.y] = [node.y, node.x]));
  stretch(
    area,
    actorsOfPicture().map((actor) => actor.node),
  );
  nodeSet = new vis.DataSet(actorsOfPicture().map(({ node }) => ({ ...node, label: undefined })));
  edgeSet = new vis.DataSet();
  network = new vis.Network(area, { nodes: nodeSet, edges: edgeSet }, SETTINGS.network);
  listenToGraph();
}

const MOST_STRETCH = 1.7;
const MOST_ZOOM = 2.2;

function extent(nodes) {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: Math.max(1, right - left),
    height: Math.max(1, bottom - top),
  };
}

const roomFor = (area) => [area.clientWidth - 130, area.clientHeight - 90];

// Spreads the layout over the shape of the window; spreading never makes names meet.
function stretch(area, nodes) {
  if (nodes.length < 3) return;
  const { width, height } = extent(nodes);
  const [wide, high] = roomFor(area);
  const missing = (wide / high) * (height / width);
  const [fx, fy] = [
    Math.min(MOST_STRETCH, Math.max(1, missing)),
    Math.min(MOST_STRETCH, Math.max(1, 1 / missing)),
  ];
  nodes.forEach((node) => ([node.x, node.y] = [node.x * fx, node.y * fy]));
}

// A tall window shows the layout with its axes exchanged, which also mirrors every bend. A straight
// line is a curve without roundness: vis-network draws halos behind curves only.
function curveOf(bend) {
  const clockwise = bend >= 0 !== turned;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

function listenToGraph() {
  network.on("afterDrawing", (context) => drawOverlay(context, network, actorsDrawn(), linesDrawn()));
  network.on("click", ({ nodes, edges, event }) => {
    if (nodes.length && event.srcEvent.shiftKey && state.selected) change({ path: nodes[0] });
    else if (nodes.length) select("actor", nodes[0]);
    else if (edges.length) select("edge", edges[0]);
    else if (state.selected) unselect();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && change({ focus: 1 }));
  network.on("dragEnd", ({ nodes }) => nodes.forEach(movedNode));
  network.on("hoverNode", ({ node, pointer }) => hover({ kind: "actor", id: node }, pointer.DOM));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", ({ edge, pointer }) => hover({ kind: "edge", id: edge }, pointer.DOM));
  network.on("blurEdge", () => hover(null));
  network.on("resize", fitGraph);
  byId("net").addEventListener("mouseleave", () => hovered && hover(null));
}

function movedNode(id) {
  Object.assign(MODEL.byId.actor.get(id).node, network.getPosition(id));
}

function hover(item, at) {
  hovered = item;
  drawTip(item, at);
  byId("net").classList.toggle("pointing", item !== null);
  if (scene.edges.size <= LINES_AT_ONCE) paintGraph();
}

function paintGraph() {
  emphasis = emphasisOf(hovered || state.selected);
  const actors = actorsOfPicture().map((actor) =>
    scene.actors.has(actor)
      ? { ...actorLook(actor, emphasis.actor(actor)), hidden: false }
      : { id: actor.id, hidden: true },
  );
  const lines = [...scene.edges].map((edge) => edgeLook(edge, emphasis.edge(edge)));
  const gone = edgeSet.getIds().filter((id) => !scene.edges.has(MODEL.byId.edge.get(id)));
  drawOnce(() => {
    update(nodeSet, actors);
    update(edgeSet, [...lines, ...gone.map((id) => ({ id, hidden: true }))]);
  });
}

// Each change of data would make vis-network draw at once, and again in the next frame.
function drawOnce(updates) {
  network.body.emitter.emit("_blockRedraw");
  updates();
  network.body.emitter.emit("_allowRedraw");
  network.redraw();
}

// Telling vis-network only what changed is what keeps a filter quick.
function update(set, looks) {
  const changed = looks.filter((look) => {
    const text = JSON.stringify(look);
    if (painted.get(look.id) === text) return false;
    painted.set(look.id, text);
    return true;
  });
  set.update(changed.map((look) => (set.get(look.id) ? look : { ...lineOfPicture(look.id), ...look })));
}

function lineOfPicture(id) {
  const { line } = MODEL.byId.edge.get(id);
  return { from: line.from, to: line.to, smooth: curveOf(line.bend) };
}

const linesDrawn = () =>
  [...scene.edges]
    .filter((edge) => emphasis.edge(edge) > 0)
    .map((edge) => [emphasis.edge(edge), tellingOf(edge)[0], edge])
    .sort((a, b) => b[0] - a[0] || byRank(a[1], b[1]))
    .map(([, , edge]) => edge);

function drawGraph() {
  composeScene();
  paintGraph();
  drawBanner();
}

function drawBanner() {
  const all = actorsOfPicture();
  const banner = byId("banner");
  banner.hidden = all.every((actor) => actor.node.core) && scene.lines <= LINES_AT_ONCE;
  const numbers = { actors: scene.actors.size, all: all.length, lines: scene.edges.size, every: scene.lines };
  const text = Object.fromEntries(Object.entries(numbers).map(([key, n]) => [key, number(n)]));
  const flip = () => {
    change({ everyone: !state.everyone });
    fitGraph();
  };
  banner.replaceChildren(
    t("banner", text),
    " ",
    button(t(state.everyone ? "banner.fewer" : "banner.all"), flip),
  );
}

// Fits the actors shown and the room of their names, which do not shrink with the picture.
function fitGraph() {
  const nodes = [...scene.actors].map((actor) => actor.node);
  if (!nodes.length) return;
  const { x, y, width, height } = extent(nodes);
  const [wide, high] = roomFor(byId("net"));
  const scale = Math.max(0.05, Math.min(wide / width, high / height, MOST_ZOOM));
  network.moveTo({ position: { x, y: y + 8 / scale }, scale });
}

function zoomGraph(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}
