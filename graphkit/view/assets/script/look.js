// How a line and an actor are drawn. Colour, dash and head tell the sign, weight tells deeds from words;
// a halo tells what is contested, a hollow line what is alleged, a thin pale one what has not happened.

const RANK = ["contested", "fact", "alleged", "planned", "called-for", "hypothetical", "denied"];
const PALE = { opacity: 0.5, thin: true };
const STATUS_LOOKS = {
  fact: { opacity: 0.95, glyph: "" },
  contested: { opacity: 0.95, halo: true, glyph: "±" },
  alleged: { opacity: 0.9, hollow: true, glyph: "?" },
  planned: { ...PALE, glyph: "»" },
  "called-for": { ...PALE, glyph: "!" },
  hypothetical: { ...PALE, glyph: "~" },
  denied: { ...PALE, glyph: "×" },
};
const WEIGHTS = { "material-cooperation": 1.25, "material-conflict": 1.25 };
const DASHES = { cooperation: false, conflict: [9, 5], neutral: [2, 5] };
const HEADS = { cooperation: "arrow", conflict: "bar", neutral: "vee" };
const DIMMED = 0.1;

const byRank = (a, b) =>
  RANK.indexOf(a.status) - RANK.indexOf(b.status) || claimsShown(b) - claimsShown(a) || a.index - b.index;

const claimsShown = (proposition) => (shown.byProposition.get(proposition) || []).length;

// The propositions of a line that pass the filters, the most telling first.
const tellingOf = (edge) => [...(shown.byEdge.get(edge) || [])].sort(byRank);

function headsOf(edge, propositions) {
  const directed = propositions.filter((p) => !p.relation.symmetric);
  const head = (on) => ({
    enabled: on,
    type: HEADS[edge.sign],
    scaleFactor: edge.sign === "conflict" ? 0.5 : 0.6,
  });
  return {
    to: head(directed.some((p) => p.subject === edge.source)),
    from: head(directed.some((p) => p.subject === edge.target)),
  };
}

function widthOf(edge, propositions, look) {
  const claims = propositions.reduce((sum, p) => sum + claimsShown(p), 0);
  const full = Math.min(6, 1 + 1.1 * Math.log2(1 + claims)) * (WEIGHTS[edge.family] || 0.9);
  if (look.thin) return Math.min(1.6, full);
  return look.hollow ? Math.max(4.5, full + 1.5) : full;
}

function edgeLook(edge, emphasis) {
  const propositions = tellingOf(edge);
  if (!propositions.length) return { id: edge.id, hidden: true };
  const look = STATUS_LOOKS[propositions[0].status];
  const width = widthOf(edge, propositions, look) * (emphasis > 1 ? 1.6 : 1);
  const color = palette[edge.sign];
  return {
    id: edge.id,
    hidden: false,
    width,
    dashes: DASHES[edge.sign],
    arrows: headsOf(edge, propositions),
    color: { color, highlight: color, hover: color, opacity: emphasis < 1 ? DIMMED : look.opacity },
    background: { enabled: Boolean(look.halo) && emphasis >= 1, color: palette.halo, size: width + 8 },
  };
}

function actorLook(actor, emphasis) {
  const color = palette[actor.kind];
  const border = emphasis > 1 ? palette.ink : palette.ground;
  const paint = { background: color, border };
  return {
    id: actor.id,
    opacity: emphasis < 1 ? 0.2 : 1,
    color: {
      ...paint,
      highlight: { background: color, border: palette.ink },
      hover: { background: color, border: palette.ink },
    },
  };
}

function lineTitle(edge) {
  const [first, ...others] = tellingOf(edge);
  return relationName(first.relation) + (others.length ? ` +${others.length}` : "");
}

// Claims that pass the filters: how many affirm one of these propositions, how many deny one. A denial in
// other words counts too: it is why a proposition is contested.
function countSides(propositions) {
  const claims = propositions.flatMap((p) => shown.byProposition.get(p) || []);
  const denials = [
    ...claims.filter((claim) => !claim.asserted),
    ...propositions.flatMap((p) => p.contestedBy),
  ];
  return {
    yes: claims.filter((claim) => stanceClass(claim) === "affirms").length,
    no: new Set(denials).size,
  };
}
