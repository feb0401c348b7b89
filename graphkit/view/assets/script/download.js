// The picture as a file: PNG as it is on the screen, SVG redrawn from the same geometry.

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function savePng() {
  const source = byId("net").querySelector("canvas");
  const canvas = el("canvas", { width: source.width, height: source.height });
  const context = canvas.getContext("2d");
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0);
  canvas.toBlob((blob) => save(blob, "graph.png"), "image/png");
}

const point = ({ x, y }) => {
  const at = network.canvasToDOM({ x, y });
  return `${at.x.toFixed(1)} ${at.y.toFixed(1)}`;
};

function svgLine(edge) {
  const look = edgeLook(edge, emphasis.edge(edge));
  const scale = network.getScale();
  const type = network.body.edges[edge.id].edgeType;
  const [from, to] = [type.getPoint(0.04), type.getPoint(0.96)];
  const middle = type.getPoint(0.5);
  const via = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const d = `M${point(from)} Q${point(via)} ${point(to)}`;
  const stroke = { d, fill: "none", "stroke-linecap": "butt" };
  const dash = look.dashes ? look.dashes.map((n) => n * scale).join(" ") : null;
  const hollow = STATUS_LOOKS[tellingOf(edge)[0].status].hollow
    ? svg("path", { ...stroke, stroke: palette.ground, "stroke-width": 0.5 * look.width * scale })
    : null;
  const glow = look.background.enabled
    ? svg("path", { ...stroke, stroke: look.background.color, "stroke-width": look.background.size * scale })
    : null;
  return [
    glow,
    svg("path", {
      ...stroke,
      stroke: look.color.color,
      "stroke-opacity": look.color.opacity,
      "stroke-width": look.width * scale,
      "stroke-dasharray": dash,
      ...svgHeads(edge, look),
    }),
    hollow,
  ];
}

const svgHeads = (edge, look) => ({
  "marker-end": look.arrows.to.enabled ? `url(#${edge.sign})` : null,
  "marker-start": look.arrows.from.enabled ? `url(#${edge.sign})` : null,
});

function svgMarkers() {
  const shapes = {
    cooperation: "M0 0 L8 4 L0 8 Z",
    conflict: "M6 0 H8 V8 H6 Z",
    neutral: "M0 0 L8 4 L0 8 L3 4 Z",
  };
  return SIGNS.map((sign) =>
    svg(
      "marker",
      {
        id: sign,
        viewBox: "0 0 8 8",
        refX: 8,
        refY: 4,
        markerWidth: 9,
        markerHeight: 9,
        markerUnits: "userSpaceOnUse",
        orient: "auto-start-reverse",
      },
      svg("path", { d: shapes[sign], fill: palette[sign] }),
    ),
  );
}

function svgActor(disc) {
  const scale = (disc.radius / 5.5).toFixed(3);
  const place = `translate(${disc.x.toFixed(1)} ${disc.y.toFixed(1)}) scale(${scale}) translate(-7 -7)`;
  return svg("path", { d: SHAPE_PATHS[disc.actor.kind], transform: place, fill: palette[disc.actor.kind] });
}

function svgText(text, x, y, look) {
  const halo = {
    stroke: palette.ground,
    "stroke-width": 4,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  return svg(
    "text",
    { x: x.toFixed(1), y: (y + 4).toFixed(1), "text-anchor": "middle", ...halo, ...look },
    text,
  );
}

function svgPill(label, y) {
  const width = [...label.tag].length * 6.2 * unit + 10;
  const contested = label.line.status === "contested";
  return svg("rect", {
    x: (label.x - width / 2).toFixed(1),
    y: (y - 7 * unit).toFixed(1),
    width: width.toFixed(1),
    height: 14 * unit,
    rx: 7 * unit,
    fill: contested ? palette.halo : palette.ground,
    stroke: contested ? palette["on-halo"] : palette[label.line.edge.sign],
  });
}

function svgTag(label, y) {
  const fill = label.line.status === "contested" ? palette["on-halo"] : palette.muted;
  const look = { "font-size": SIZES.tag * unit, "font-weight": 600, fill, "stroke-width": 0 };
  return [svgPill(label, y), svgText(label.tag, label.x, y, look)];
}

function svgLabel(label) {
  const half = label.tag && label.text ? 8 * unit : 0;
  const names = { "font-size": SIZES.name * unit, "font-weight": 600, fill: palette.ink };
  if (label.kind === "name") return [svgText(label.text, label.x, label.y, names)];
  const title = { "font-size": SIZES.title * unit, fill: palette[label.line.edge.sign] };
  return [
    label.text ? svgText(label.text, label.x, label.y - half, title) : null,
    ...(label.tag ? svgTag(label, label.y + half) : []),
  ];
}

function saveSvg() {
  const { clientWidth: width, clientHeight: height } = byId("net");
  const lines = linesDrawn().filter((edge) => network.body.edges[edge.id].connected);
  const picture = svg(
    "svg",
    { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "system-ui, sans-serif" },
    svg("title", {}, MODEL.title),
    svg("defs", {}, ...svgMarkers()),
    svg("rect", { width, height, fill: palette.ground }),
    ...lines.flatMap(svgLine).filter(Boolean),
    ...discsOf(network, actorsDrawn()).map(svgActor),
    ...placed.flatMap(svgLabel).filter(Boolean),
  );
  save(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }), "graph.svg");
}

function startDownloads() {
  byId("save-png").addEventListener("click", savePng);
  byId("save-svg").addEventListener("click", saveSvg);
}
