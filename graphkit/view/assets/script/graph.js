// The picture: vis-network with everything computed beforehand; this file keeps it in step with the state.

const SETTINGS = readJson("data-settings");
// More lines than this are a thicket: the strongest and the contested are drawn, the rest on demand.
const LINES_AT_ONCE = 600;

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
  nodeSet = new vis.DataSet(actorsOfPicture().map(({ node }) => ({ ...node, label: undefined })));
  edgeSet = new vis.DataSet();
  network = new vis.Network(area, { nodes: nodeSet, edges: edgeSet }, { ...SETTINGS, autoResize: true });
  listenToGraph();
}

const actorsOfPicture = () => MODEL.actors.filter((actor) => actor.node);

// A tall window shows the layout with its axes exchanged, which also mirrors every bend. A straight
// line is a curve without roundness: vis-network draws halos behind curves only.
function curveOf(bend) {
  const clockwise = bend >= 0 !== turned;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

function listenToGraph() {
  network.on("afterDrawing", (context) => drawOverlay(context, network, actorsDrawn(), linesDrawn()));
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select("actor", nodes[0]);
    else if (edges.length) select("edge", edges[0]);
    else if (state.selected) unselect();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && change({ focus: 1 }));
  network.on("dragEnd", ({ nodes }) => nodes.forEach(movedNode));
  network.on("hoverNode", ({ node }) => hover({ kind: "actor", id: node }));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", ({ edge }) => hover({ kind: "edge", id: edge }));
  network.on("blurEdge", () => hover(null));
  network.on("resize", () => fitGraph());
}

function movedNode(id) {
  Object.assign(MODEL.byId.actor.get(id).node, network.getPosition(id));
}

function hover(item) {
  hovered = item;
  byId("net").classList.toggle("pointing", item !== null);
  if (scene.edges.size <= LINES_AT_ONCE) paintGraph();
}

// Actors and lines in the picture after filters, focus and the limits on both.
let scene = { actors: new Set(), edges: new Set(), lines: 0, path: null };

function composeScene() {
  const inCore = (actor) => state.everyone || actor.node.core;
  const all = [...shown.byEdge.keys()];
  const center = state.selected && state.selected.kind === "actor" ? selectedItem() : null;
  let edges = all.filter((edge) => inCore(edge.source) && inCore(edge.target));
  if (state.focus && center) edges = around(center, state.focus, all);
  const path = state.path && center ? shortestPath(center, state.path, all) : null;
  const wanted = new Set([...strongest(edges), ...selectedLines(), ...(path ? path.edges : [])]);
  const ends = [...wanted].flatMap((edge) => [edge.source, edge.target]);
  const alone = state.focus ? [] : [...edges.flatMap((edge) => [edge.source, edge.target]), ...aloneActors(inCore)];
  scene = { actors: new Set([...ends, ...alone, ...(center && center.node ? [center] : [])]), edges: wanted, lines: all.length, path };
}

function strongest(edges) {
  if (state.everyone || edges.length <= LINES_AT_ONCE) return edges;
  const ranked = edges.map((edge) => [edge, shown.byEdge.get(edge)]);
  const weight = ([, propositions]) =>
    propositions.reduce((sum, p) => sum + claimsShown(p) + (p.status === "contested" ? 1e6 : 0), 0);
  const weights = new Map(ranked.map((entry) => [entry[0], weight(entry)]));
  return [...edges].sort((a, b) => weights.get(b) - weights.get(a) || (a.id < b.id ? -1 : 1)).slice(0, LINES_AT_ONCE);
}

// What is selected is drawn whatever the limits.
function selectedLines() {
  const item = selectedItem();
  if (!item) return [];
  const touches = {
    actor: (edge) => edge.source === item || edge.target === item,
    edge: (edge) => edge === item,
    proposition: (edge) => edge === item.edge,
  }[state.selected.kind];
  return [...shown.byEdge.keys()].filter(touches);
}

// Actors of claims without a second actor: they have no line but are in the picture.
function aloneActors(inCore) {
  return [...shown.byProposition.keys()]
    .filter((proposition) => !proposition.edge)
    .map((proposition) => proposition.subject)
    .filter(inCore);
}

function around(center, depth, edges) {
  const reached = new Set([center]);
  for (let step = 0; step < depth; step += 1) {
    const next = edges.filter((edge) => reached.has(edge.source) || reached.has(edge.target));
    next.forEach((edge) => reached.add(edge.source).add(edge.target));
  }
  return edges.filter((edge) => reached.has(edge.source) && reached.has(edge.target));
}

function neighbours(edges) {
  const next = new Map();
  edges.forEach((edge) => {
    push(next, edge.source, [edge.target, edge]);
    push(next, edge.target, [edge.source, edge]);
  });
  return next;
}

// Breadth first; null when the two are not connected.
function shortestPath(from, toId, edges) {
  const next = neighbours(edges);
  const cameFrom = new Map([[from, null]]);
  for (const actor of cameFrom.keys()) {
    if (actor.id === toId) return trace(actor, cameFrom);
    (next.get(actor) || []).forEach(([other, edge]) => {
      if (!cameFrom.has(other)) cameFrom.set(other, [actor, edge]);
    });
  }
  return null;
}

function trace(end, cameFrom) {
  const actors = [end];
  const edges = [];
  for (let step = cameFrom.get(end); step; step = cameFrom.get(step[0])) {
    actors.unshift(step[0]);
    edges.push(step[1]);
  }
  return { actors, edges };
}

// 2: chosen, 1: as usual, 0: dimmed because something else is chosen.
function emphasisOf() {
  if (scene.path) return setEmphasis(new Set(scene.path.actors), new Set(scene.path.edges));
  const target = hovered || state.selected;
  if (!target) return { actor: () => 1, edge: () => 1 };
  const item = MODEL.byId[target.kind].get(target.id);
  if (target.kind === "actor") {
    const edges = new Set([...scene.edges].filter((edge) => edge.source === item || edge.target === item));
    const ends = [...edges].flatMap((edge) => [edge.source, edge.target]);
    return { ...setEmphasis(new Set([item, ...ends]), edges), actor: (a) => (a === item ? 2 : ends.includes(a) ? 1 : 0), edge: (e) => (edges.has(e) ? 1 : 0) };
  }
  const edge = target.kind === "edge" ? item : item.edge;
  if (!edge) return setEmphasis(new Set([item.subject]), new Set());
  return setEmphasis(new Set([edge.source, edge.target]), new Set([edge]));
}

const setEmphasis = (actors, edges) => ({
  actor: (actor) => (actors.has(actor) ? 2 : 0),
  edge: (edge) => (edges.has(edge) ? 2 : 0),
});

let emphasis = { actor: () => 1, edge: () => 1 };

function paintGraph() {
  emphasis = emphasisOf();
  const actors = update(nodeSet, actorsOfPicture().map((actor) =>
    scene.actors.has(actor) ? { ...actorLook(actor, emphasis.actor(actor)), hidden: false } : { id: actor.id, hidden: true }));
  const drawn = [...scene.edges].map((edge) => edgeLook(edge, emphasis.edge(edge)));
  const gone = edgeSet.getIds().filter((id) => !scene.edges.has(MODEL.byId.edge.get(id)));
  const lines = update(edgeSet, [...drawn, ...gone.map((id) => ({ id, hidden: true }))]);
  // A change of data is drawn in the next frame anyway.
  if (!actors && !lines) network.redraw();
}

// Telling vis-network only what changed is what keeps a filter quick.
function update(set, looks) {
  const changed = looks.filter((look) => {
    const text = JSON.stringify(look);
    if (painted.get(look.id) === text) return false;
    painted.set(look.id, text);
    return true;
  });
  if (changed.length) set.update(changed.map((look) => (set.get(look.id) ? look : { ...lineOfPicture(look.id), ...look })));
  return changed.length;
}

function lineOfPicture(id) {
  const { line } = MODEL.byId.edge.get(id);
  return { from: line.from, to: line.to, smooth: curveOf(line.bend) };
}

const actorsDrawn = () =>
  [...scene.actors]
    .filter((actor) => emphasis.actor(actor) > 0)
    .sort((a, b) => emphasis.actor(b) - emphasis.actor(a) || b.weight - a.weight || a.index - b.index);

// vis-network may draw in the middle of an update, before it has heard of every line.
const linesDrawn = () =>
  [...scene.edges]
    .filter((edge) => emphasis.edge(edge) > 0 && network.body.edges[edge.id])
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
  const core = all.filter((actor) => actor.node.core);
  const banner = byId("banner");
  banner.hidden = core.length === all.length && (state.everyone || scene.edges.size === scene.lines);
  if (banner.hidden && !state.everyone) return;
  const numbers = { actors: scene.actors.size, all: all.length, lines: scene.edges.size, every: scene.lines };
  const text = Object.fromEntries(Object.entries(numbers).map(([key, n]) => [key, number(n)]));
  const flip = () => {
    change({ everyone: !state.everyone });
    fitGraph();
  };
  banner.hidden = false;
  banner.replaceChildren(t("banner", text), " ", button(t(state.everyone ? "banner.fewer" : "banner.all"), flip));
}

// Fits the actors shown and the room of their names, which do not shrink with the picture.
function fitGraph() {
  const nodes = [...scene.actors].map((actor) => actor.node);
  if (!nodes.length) return;
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const area = byId("net");
  const wide = (area.clientWidth - 130) / Math.max(1, right - left);
  const high = (area.clientHeight - 90) / Math.max(1, bottom - top);
  const scale = Math.max(0.05, Math.min(wide, high, 1.6));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale }, scale });
}

function zoomGraph(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}
