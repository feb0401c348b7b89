// The graph by keyboard.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

const KEYS = {
  "+": () => zoomGraph(1.25),
  "-": () => zoomGraph(0.8),
  0: () => fitGraph(),
  Enter: () => byId("panel").focus(),
  Escape: () => unselect(),
};

// The actor in a direction: what lies off the axis counts double.
function actorTowards([dx, dy]) {
  const from = selectedItem();
  const others = [...scene.actors].filter((actor) => actor !== from);
  if (!others.length) return null;
  if (!from || !from.node) return others.sort((a, b) => b.weight - a.weight)[0];
  const cost = ({ node }) => {
    const [x, y] = [node.x - from.node.x, node.y - from.node.y];
    const along = x * dx + y * dy;
    return along <= 0 ? Infinity : along + 2 * Math.abs(x * dy - y * dx);
  };
  const best = others.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  return cost(best) < Infinity ? best : null;
}

function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (!direction && !KEYS[event.key]) return;
  event.preventDefault();
  if (!direction) return KEYS[event.key]();
  const actor = actorTowards(direction);
  if (actor) select("actor", actor.id);
}

const typing = (target) => target.matches("input, select, textarea");

function pageKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing(event.target)) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "Escape" && !typing(event.target) && state.selected) {
    unselect();
  }
}

function startKeyboard() {
  byId("net").addEventListener("keydown", graphKey);
  document.addEventListener("keydown", pageKey);
  byId("zoom-in").addEventListener("click", () => zoomGraph(1.25));
  byId("zoom-out").addEventListener("click", () => zoomGraph(0.8));
  byId("zoom-fit").addEventListener("click", fitGraph);
}
