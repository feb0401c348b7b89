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

const CHECKS = Object.entries(wants).map(([facet, wanted]) => [FACETS[facet], facet, wanted]);
const BITS = CHECKS.map(([bit]) => bit);

function failures(claim) {
  let mask = inTime(claim) ? 0 : FACETS.time;
  for (const [bit, facet, wanted] of CHECKS) {
    if (!wanted(claim.values[facet])) mask |= bit;
  }
  return mask;
}

// Counting is done over numbers, because it is done for every claim at every change: a pair is a unit with
// a value, it counts once in a round, for the slot of its value.
const slots = new Map();
const slotOfPair = [];
let lastRound = null;
let counts = null;
let round = 0;

function tally(claim, mask) {
  for (let facet = 0; facet < claim.pairs.length; facet += 1) {
    if (mask & ~BITS[facet]) continue;
    for (const pair of claim.pairs[facet]) {
      if (lastRound[pair] === round) continue;
      lastRound[pair] = round;
      counts[slotOfPair[pair]] += 1;
    }
  }
}

const numbered = (map, key) => map.get(key) ?? (map.set(key, map.size), map.size - 1);

// Of a claim, the pairs of each facet.
function pairsOf(claim, pairs, most) {
  return CHECKS.map(([, facet]) =>
    unitsOf(claim, facet).map(([value, unit]) => {
      const slot = numbered(slots, slotKeys.get(facet).get(value));
      const pair = numbered(pairs, slot * most + unit.index);
      slotOfPair[pair] = slot;
      return pair;
    }),
  );
}

const slotKey = (facet, value) => `${facet} ${value}`;
const slotKeys = new Map();

function startCounting() {
  const most = Math.max(MODEL.propositions.length, MODEL.actors.length);
  const pairs = new Map();
  CHECKS.forEach(([, facet]) =>
    slotKeys.set(facet, new Map([...ALL_VALUES[facet]].map((value) => [value, slotKey(facet, value)]))),
  );
  MODEL.claims.forEach((claim) => (claim.pairs = pairsOf(claim, pairs, most)));
  lastRound = new Uint32Array(pairs.size);
  counts = new Uint32Array(slots.size);
}

function applyFilters() {
  const shown = { claims: [], byProposition: new Map(), byEdge: new Map(), timeless: [] };
  counts.fill(0);
  round += 1;
  for (const claim of MODEL.claims) {
    const mask = failures(claim);
    tally(claim, mask);
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

const countOf = (facet, value) => counts[slots.get(slotKey(facet, value))] || 0;

// What the claims have of each facet.
const ALL_VALUES = {};

function startFilters() {
  const facets = Object.entries(facetValues);
  facets.forEach(([facet]) => (ALL_VALUES[facet] = new Set()));
  MODEL.claims.forEach((claim) => {
    claim.values = {};
    facets.forEach(([facet, of]) => {
      claim.values[facet] = of(claim);
      claim.values[facet].forEach((value) => ALL_VALUES[facet].add(value));
    });
  });
  startCounting();
}

let shown = null;

function refilter() {
  shown = applyFilters();
}
