// What is in the picture: the actors and lines left by filters, focus and limits, and which stand out.

// More lines than this are a thicket: the strongest and the contested are drawn, the rest on demand.
const LINES_AT_ONCE = 400;

let scene = { actors: new Set(), edges: new Set(), lines: 0, path: null };

const actorsOfPicture = () => MODEL.actors.filter((actor) => actor.node);

const endsOf = (edges) => edges.flatMap((edge) => [edge.source, edge.target]);

const inCore = (actor) => state.everyone || actor.node.core;

function composeScene() {
  const all = [...shown.byEdge.keys()];
  const center = state.selected && state.selected.kind === "actor" ? selectedItem() : null;
  const focused = center && state.focus > 0;
  const edges = focused
    ? around(center, state.focus, all)
    : all.filter((edge) => endsOf([edge]).every(inCore));
  const path = center && state.path ? shortestPath(center, state.path, all) : null;
  const drawn = new Set([...strongest(edges), ...selectedLines(), ...(path ? path.edges : [])]);
  const alone = focused ? [center] : [...endsOf(edges), ...aloneActors()];
  scene = { actors: new Set([...endsOf([...drawn]), ...alone]), edges: drawn, lines: all.length, path };
}

function strongest(edges) {
  if (state.everyone || edges.length <= LINES_AT_ONCE) return edges;
  const weight = (p) => claimsShown(p) + (p.status === "contested" ? 1e6 : 0);
  const weights = new Map(
    edges.map((edge) => [edge, shown.byEdge.get(edge).reduce((sum, p) => sum + weight(p), 0)]),
  );
  return [...edges]
    .sort((a, b) => weights.get(b) - weights.get(a) || (a.id < b.id ? -1 : 1))
    .slice(0, LINES_AT_ONCE);
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
function aloneActors() {
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

const AS_USUAL = { actor: () => 1, edge: () => 1 };

let emphasis = AS_USUAL;

const onlyThese = (actors, edges) => ({
  actor: (actor) => (actors.includes(actor) ? 2 : 0),
  edge: (edge) => (edges.includes(edge) ? 2 : 0),
});

function aroundActor(actor) {
  const edges = [...scene.edges].filter((edge) => endsOf([edge]).includes(actor));
  const ends = new Set(endsOf(edges));
  return {
    actor: (other) => (other === actor ? 2 : ends.has(other) ? 1 : 0),
    edge: (edge) => (edges.includes(edge) ? 1 : 0),
  };
}

// 2: chosen, 1: as usual, 0: dimmed because something else is chosen.
function emphasisOf(target) {
  if (scene.path) return onlyThese(scene.path.actors, scene.path.edges);
  const item = target && MODEL.byId[target.kind].get(target.id);
  if (!item) return AS_USUAL;
  if (target.kind === "actor") return scene.actors.has(item) ? aroundActor(item) : AS_USUAL;
  const edge = target.kind === "edge" ? item : item.edge;
  return scene.edges.has(edge) ? onlyThese(endsOf([edge]), [edge]) : AS_USUAL;
}

const actorsDrawn = () =>
  [...scene.actors]
    .filter((actor) => emphasis.actor(actor) > 0)
    .sort((a, b) => emphasis.actor(b) - emphasis.actor(a) || b.weight - a.weight || a.index - b.index);
