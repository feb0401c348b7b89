// How a line and an actor are drawn: colour, dash and head by sign; strength, halo and words by status.

const RANK = ["contested", "fact", "alleged", "planned", "called-for", "hypothetical", "denied"];
const OPACITY = {
  fact: 0.95,
  contested: 0.95,
  alleged: 0.6,
  planned: 0.5,
  "called-for": 0.4,
  hypothetical: 0.4,
  denied: 0.4,
};
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

function edgeLook(edge, emphasis) {
  const propositions = tellingOf(edge);
  if (!propositions.length) return { id: edge.id, hidden: true };
  const claims = propositions.reduce((sum, p) => sum + claimsShown(p), 0);
  const { status } = propositions[0];
  const width = Math.min(7, 1.3 + 1.2 * Math.log2(1 + claims)) * (emphasis > 1 ? 1.6 : 1);
  const color = palette[edge.sign];
  return {
    id: edge.id,
    hidden: false,
    width,
    dashes: DASHES[edge.sign],
    arrows: headsOf(edge, propositions),
    color: { color, highlight: color, hover: color, opacity: emphasis < 1 ? DIMMED : OPACITY[status] },
    background: { enabled: status === "contested" && emphasis >= 1, color: palette.halo, size: width + 8 },
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
