// The picture: vis-network with everything computed beforehand; this file keeps it in step with the state.

const SETTINGS = readJson("data-settings");
const MANY_LINES = 600;

let network = null;
let nodeSet = null;
let edgeSet = null;
let hovered = null;
let turned = false;
const painted = new Map();

function startGraph() {
  const nodes = readJson("data-nodes");
  const edges = readJson("data-edges");
  const area = byId("net");
  turned = area.clientWidth < 0.8 * area.clientHeight;
  nodes.forEach((node) => {
    Object.assign(node, turned ? { x: node.y, y: node.x } : {}, { label: undefined });
    MODEL.byId.actor.get(node.id).node = node;
  });
  edges.forEach((edge) => Object.assign(edge, { smooth: mirrored(edge.smooth) }));
  nodeSet = new vis.DataSet(nodes.map((node) => ({ ...node, ...actorLook(MODEL.byId.actor.get(node.id), 1) })));
  edgeSet = new vis.DataSet(edges);
  network = new vis.Network(area, { nodes: nodeSet, edges: edgeSet }, { ...SETTINGS, autoResize: true });
  listenToGraph();
}

// A tall window shows the layout with its axes exchanged, which also mirrors every bend.
function mirrored(smooth) {
  if (!turned) return smooth;
  return { ...smooth, type: smooth.type === "curvedCW" ? "curvedCCW" : "curvedCW" };
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
  if (MODEL.edges.length <= MANY_LINES) paintGraph();
}

// Actors and lines in the picture after filters, focus and the limit on actors.
let scene = { actors: new Set(), edges: new Set(), path: null };

function composeScene() {
  const inCore = (actor) => state.everyone || actor.node.core;
  let edges = [...shown.byEdge.keys()].filter((edge) => inCore(edge.source) && inCore(edge.target));
  const center = state.selected && state.selected.kind === "actor" ? selectedItem() : null;
  if (state.focus && center) edges = around(center, state.focus, edges);
  const ends = edges.flatMap((edge) => [edge.source, edge.target]);
  const alone = state.focus ? [] : aloneActors(inCore);
  const actors = new Set([...ends, ...alone, ...(center ? [center] : [])]);
  scene = { actors, edges: new Set(edges), path: state.path && center ? shortestPath(center, state.path, edges) : null };
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
  const actors = MODEL.actors.filter((actor) => actor.node);
  update(nodeSet, actors.map((actor) => (scene.actors.has(actor) ? { ...actorLook(actor, emphasis.actor(actor)), hidden: false } : { id: actor.id, hidden: true })));
  update(edgeSet, MODEL.edges.map((edge) => (scene.edges.has(edge) ? edgeLook(edge, emphasis.edge(edge)) : { id: edge.id, hidden: true })));
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
  if (changed.length) set.update(changed);
}

const actorsDrawn = () =>
  [...scene.actors]
    .filter((actor) => emphasis.actor(actor) > 0)
    .sort((a, b) => emphasis.actor(b) - emphasis.actor(a) || b.weight - a.weight || a.index - b.index);

const linesDrawn = () =>
  [...scene.edges]
    .filter((edge) => emphasis.edge(edge) > 0)
    .sort((a, b) => emphasis.edge(b) - emphasis.edge(a) || byRank(tellingOf(a)[0], tellingOf(b)[0]));

function drawGraph() {
  composeScene();
  paintGraph();
  drawBanner();
}

function drawBanner() {
  const all = MODEL.actors.filter((actor) => actor.node);
  const core = all.filter((actor) => actor.node.core);
  const banner = byId("banner");
  banner.hidden = core.length === all.length;
  if (banner.hidden) return;
  banner.replaceChildren(
    t("banner", { shown: number(state.everyone ? all.length : core.length), all: number(all.length) }),
    " ",
    button(t(state.everyone ? "banner.fewer" : "banner.all"), () => {
      change({ everyone: !state.everyone });
      fitGraph();
    }),
  );
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
