// Names and line titles, drawn over the graph at a constant size and only where they hide nothing.

const FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
const SIZES = { name: 13, title: 11.5, tag: 10.5 };
const WEIGHT_OF_FONT = { name: "600 ", title: "", tag: "600 " };
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];
const SAMPLES = Array.from({ length: 24 }, (_, index) => (index + 0.5) / 24);
const CROSS_CHECKED = 120;
const TITLED = 200;
const HEAD_ROOM = 14;

// Names grow with the page's own letters, which are larger on very wide screens, but not with the zoom.
let unit = 1;

const readUnit = () => (unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 14);

const fontOf = (kind) => `${WEIGHT_OF_FONT[kind]}${SIZES[kind] * unit}px ${FONT}`;

let placed = [];
const widths = new Map();

function measured(context, kind, text) {
  const font = fontOf(kind);
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const box = (x, y, width, height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
  x,
  y,
});

let frame = { width: 0, height: 0 };

const onScreen = (area) =>
  area.left >= 0 && area.top >= 0 && area.right <= frame.width && area.bottom <= frame.height;

function free(candidate, discs, own) {
  return (
    onScreen(candidate) &&
    !placed.some((other) => meets(candidate, other)) &&
    !discs.some((disc) => disc.id !== own && meets(candidate, disc))
  );
}

function discsOf(network, actors) {
  const scale = network.getScale();
  return actors.map((actor) => {
    const { x, y } = network.canvasToDOM(actor.node);
    const size = 2 * actor.node.size * scale + 2;
    return { ...box(x, y, size, size), id: actor.id, radius: size / 2, actor };
  });
}

function namePlaces(disc, width) {
  const beside = disc.radius + width / 2 + 4;
  const [height, below] = [16 * unit, disc.radius + 9 * unit];
  return [
    box(disc.x, disc.y + below, width, height),
    box(disc.x, disc.y - below, width, height),
    box(disc.x + beside, disc.y, width, height),
    box(disc.x - beside, disc.y, width, height),
  ];
}

function placeName(context, disc, discs) {
  for (const text of [shortNameOf(disc.actor), plain(codeOf(disc.actor))]) {
    const width = measured(context, "name", text) + 6;
    const spot = namePlaces(disc, width).find((candidate) => free(candidate, discs, disc.id));
    if (spot) return placed.push({ ...spot, kind: "name", id: disc.id, text });
  }
  return 0;
}

function titleSize(context, text, tag) {
  const wide = Math.max(measured(context, "title", text), tag ? measured(context, "tag", tag) + 12 : 0);
  return [wide + 6, ((text ? 15 : 0) + (tag ? 16 : 0)) * unit];
}

// A title that finds no room gives way to its status, that to its sign alone, and that to nothing: zooming
// in brings it back.
function versionsOf({ text, tag, glyph }) {
  if (!tag) return [[text, ""]];
  return [
    [text, tag],
    ["", tag],
    ["", glyph],
  ];
}

// Of the free spots the one that lies on the fewest other lines is taken.
function placeTitle(context, line, discs, others) {
  for (const [text, tag] of versionsOf(line)) {
    const [width, height] = titleSize(context, text, tag);
    const spots = PLACES.map((part) => box(...line.at(part), width, height)).filter((spot) =>
      free(spot, discs, null),
    );
    if (spots.length) {
      const spot = leastCrossed(
        spots,
        others.filter((other) => other !== line),
      );
      return placed.push({ ...spot, kind: "title", id: line.edge.id, text, tag, line });
    }
  }
  return 0;
}

const inside = ([x, y], area) => x > area.left && x < area.right && y > area.top && y < area.bottom;

function leastCrossed(spots, lines) {
  if (lines.length > CROSS_CHECKED) return spots[0];
  const crossed = (spot) => lines.filter((line) => line.points.some((point) => inside(point, spot))).length;
  return spots.map((spot) => [crossed(spot), spot]).reduce((a, b) => (b[0] < a[0] ? b : a))[1];
}

function tagOf(propositions, { status }) {
  const { glyph } = STATUS_LOOKS[status];
  if (!glyph) return "";
  const { yes, no } = countSides(propositions);
  const name = `${glyph} ${t(`status.${status}`)}`;
  return status === "contested" ? `${name} ${number(yes)} : ${number(no)}` : name;
}

function lineOf(network, edge) {
  const propositions = tellingOf(edge);
  const [first] = propositions;
  const curve = network.body.edges[edge.id].edgeType;
  const at = (part) => {
    const { x, y } = network.canvasToDOM(curve.getPoint(part));
    return [x, y];
  };
  return {
    edge,
    status: first.status,
    text: plain(lineTitle(edge)),
    tag: tagOf(
      propositions.filter((p) => p.status === first.status),
      first,
    ),
    glyph: STATUS_LOOKS[first.status].glyph,
    at,
    points: SAMPLES.map(at),
  };
}

function drawName(context, label) {
  context.font = fontOf("name");
  context.lineWidth = 4;
  context.strokeStyle = palette.ground;
  context.fillStyle = palette.ink;
  context.strokeText(label.text, label.x, label.y);
  context.fillText(label.text, label.x, label.y);
}

function drawTitle(context, label) {
  const half = label.tag && label.text ? 8 * unit : 0;
  if (label.text) {
    const width = measured(context, "title", label.text) + 4;
    context.globalAlpha = 0.85;
    context.fillStyle = palette.ground;
    context.fillRect(label.x - width / 2, label.y - half - 7 * unit, width, 14 * unit);
    context.globalAlpha = 1;
    context.font = fontOf("title");
    context.fillStyle = palette[label.line.edge.sign];
    context.fillText(label.text, label.x, label.y - half);
  }
  if (label.tag) drawTag(context, label, label.y + half);
}

function drawTag(context, label, y) {
  const contested = label.line.status === "contested";
  const width = measured(context, "tag", label.tag) + 10;
  context.beginPath();
  context.roundRect(label.x - width / 2, y - 7 * unit, width, 14 * unit, 7 * unit);
  context.fillStyle = contested ? palette.halo : palette.ground;
  context.fill();
  context.lineWidth = unit;
  context.strokeStyle = contested ? palette["on-halo"] : palette[label.line.edge.sign];
  context.stroke();
  context.font = fontOf("tag");
  context.fillStyle = contested ? palette["on-halo"] : palette.muted;
  context.fillText(label.tag, label.x, y + 0.5);
}

// What is only alleged is hollow: the ground shows through the middle of its line.
function drawHollow(context, line, discs, scale) {
  if (!STATUS_LOOKS[line.status].hollow) return;
  const ends = discs.filter(({ id }) => id === line.edge.source.id || id === line.edge.target.id);
  const points = line.points.filter(([x, y]) =>
    ends.every((disc) => Math.hypot(x - disc.x, y - disc.y) > disc.radius + HEAD_ROOM * scale),
  );
  context.beginPath();
  points.forEach((point) => context.lineTo(...point));
  context.lineWidth = 0.5 * edgeLook(line.edge, emphasis.edge(line.edge)).width * scale;
  context.strokeStyle = palette.ground;
  context.stroke();
}

const withoutTagLast = (lines) => [...lines.filter((line) => line.tag), ...lines.filter((line) => !line.tag)];

function drawOverlay(context, network, actors, edges) {
  const { clientWidth, clientHeight } = context.canvas;
  const ratio = context.canvas.width / clientWidth;
  frame = { width: clientWidth, height: clientHeight };
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  placed = [];
  readUnit();
  const discs = discsOf(network, actors);
  const lines = withoutTagLast(edges.map((edge) => lineOf(network, edge)));
  lines.forEach((line) => drawHollow(context, line, discs, network.getScale()));
  discs.forEach((disc) => placeName(context, disc, discs));
  lines.slice(0, TITLED).forEach((line) => placeTitle(context, line, discs, lines));
  placed.forEach((label) => (label.kind === "name" ? drawName : drawTitle)(context, label));
  context.restore();
}
