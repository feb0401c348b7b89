// Which claims pass. Each facet is a bit: a claim passes when it fails none, and it counts for a
// facet's own numbers when it fails at most that one, so that a switched-off row still shows what it hides.

const FACETS = { sign: 1, status: 2, kind: 4, relation: 8, source: 16, language: 32, time: 64, family: 128 };

// A family whose relations differ in sign has a line for each.
const lineOfFamily = ({ family, sign }) => (family.endsWith(sign) ? family : `${family}-${sign}`);

const facetValues = {
  sign: (claim) => [claim.proposition.relation.sign],
  family: (claim) => [lineOfFamily(claim.proposition.relation)],
  status: (claim) => [claim.proposition.status],
  kind: (claim) => [claim.proposition.subject, claim.proposition.object].filter(Boolean).map((a) => a.kind),
  relation: (claim) => [claim.proposition.relation.slug, `family:${claim.proposition.relation.family}`],
  source: (claim) => [sourceOf(claim)],
  language: (claim) => [claim.document.language],
};

// What a facet's value counts: relations, but for the kinds of actors, which count actors.
function unitsOf(claim, facet) {
  const { subject, object } = claim.proposition;
  if (facet === "kind") return [subject, object].filter(Boolean).map((actor) => [actor.kind, actor]);
  return claim.values[facet].map((value) => [value, claim.proposition]);
}

const sourceOf = (claim) => claim.document.publisher || claim.document.title || claim.document.id;

const daysOfClaim = (claim) =>
  state.basis === "event" ? claim.eventDays || claim.reportDays : claim.reportDays;

const wants = {
  sign: (values) => state.signs.includes(values[0]),
  family: (values) => !state.without.includes(values[0]),
  status: (values) => state.statuses.includes(values[0]),
  kind: (values) => values.every((kind) => state.kinds.includes(kind)),
  relation: (values) => !state.relation || values.includes(state.relation),
  source: (values) => !state.source || values.includes(state.source),
  language: (values) => !state.language || values.includes(state.language),
};

function inTime(claim) {
  if (state.from === null && state.to === null) return true;
  const days = daysOfClaim(claim);
  if (!days) return false;
  return (state.from === null || days[1] >= state.from) && (state.to === null || days[0] <= state.to);
}

function failures(claim) {
  let mask = inTime(claim) ? 0 : FACETS.time;
  for (const facet of Object.keys(wants)) {
    if (!wants[facet](claim.values[facet])) mask |= FACETS[facet];
  }
  return mask;
}

function tally(counts, claim, mask) {
  for (const facet of Object.keys(wants)) {
    if (mask & ~FACETS[facet]) continue;
    for (const [value, unit] of claim.units[facet]) {
      const set = counts[facet].get(value) || new Set();
      counts[facet].set(value, set.add(unit));
    }
  }
}

function applyFilters() {
  const counts = Object.fromEntries(Object.keys(wants).map((facet) => [facet, new Map()]));
  const shown = { claims: [], byProposition: new Map(), byEdge: new Map(), timeless: [], counts };
  for (const claim of MODEL.claims) {
    const mask = failures(claim);
    tally(counts, claim, mask);
    if ((mask & ~FACETS.time) === 0) shown.timeless.push(claim);
    if (mask === 0) keep(shown, claim);
  }
  for (const proposition of shown.byProposition.keys()) {
    if (proposition.edge) push(shown.byEdge, proposition.edge, proposition);
  }
  return shown;
}

function keep(shown, claim) {
  shown.claims.push(claim);
  push(shown.byProposition, claim.proposition, claim);
}

function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const countOf = (facet, value) => (shown.counts[facet].get(value) || new Set()).size;

// What the claims have of each facet.
const ALL_VALUES = {};

function startFilters() {
  MODEL.claims.forEach((claim) => {
    claim.values = Object.fromEntries(Object.entries(facetValues).map(([facet, of]) => [facet, of(claim)]));
    claim.units = Object.fromEntries(Object.keys(facetValues).map((facet) => [facet, unitsOf(claim, facet)]));
  });
  Object.keys(facetValues).forEach((facet) => {
    ALL_VALUES[facet] = new Set(MODEL.claims.flatMap((claim) => claim.values[facet]));
  });
}

let shown = null;

function refilter() {
  shown = applyFilters();
}
