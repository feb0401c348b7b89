// The page's data as objects. The order of the cells is that of graphkit/view/pack.py.

const DAY = 86400000;

function unpackModel(raw, drawn) {
  const model = {
    title: raw.title,
    prefixes: raw.prefixes,
    actors: raw.actors.map(([id, kind, labels, wikidata], index) => ({
      index,
      id,
      kind,
      labels,
      wikidata,
      weight: 0,
    })),
    relations: raw.relations.map(([slug, labels, definitions, family, sign, symmetric]) => ({
      slug,
      labels,
      definitions,
      family,
      sign,
      symmetric: symmetric === 1,
    })),
    documents: raw.documents.map(([id, title, publisher, url, published, language]) => ({
      id,
      title,
      publisher,
      url,
      published,
      language,
    })),
  };
  model.propositions = raw.propositions.map((row, index) => unpackProposition(row, index, model));
  model.claims = raw.claims.map((row, index) => unpackClaim(row, index, model, raw));
  raw.propositions.forEach((row, index) => {
    model.propositions[index].contestedBy = row[6].map((claim) => model.claims[claim]);
  });
  model.edges = drawn.edges.map((line) => unpackEdge(line, model));
  drawn.nodes.forEach((node) => {
    model.actors.find((actor) => actor.id === node.id).node = node;
  });
  return indexed(model);
}

function unpackProposition(row, index, model) {
  const [subject, relation, object, status, affirmedBy, deniedBy] = row;
  const ends = {
    subject: model.actors[subject],
    relation: model.relations[relation],
    object: model.actors[object] || null,
  };
  return {
    ...ends,
    index,
    id: [ends.subject.id, ends.relation.slug, ends.object && ends.object.id].filter(Boolean).join("_"),
    status,
    affirmedBy: affirmedBy.map((i) => model.actors[i] || null),
    deniedBy: deniedBy.map((i) => model.actors[i] || null),
    claims: [],
    edge: null,
  };
}

function unpackClaim(row, index, model, raw) {
  const [id, owner, source, quote, subject, object, asserted, modality, who, event, reported, marks] = row;
  const proposition = model.propositions[owner];
  const claim = {
    index,
    id,
    proposition,
    document: model.documents[source],
    quote: raw.quotes[quote],
    subject: model.actors[subject],
    object: object < 0 ? null : model.actors[object],
    asserted: asserted === 1,
    modality: raw.modalities[modality],
    who: who.map((i) => model.actors[i] || null),
    event,
    reported: reported || model.documents[source].published,
    marks,
    confidence: row[12],
    rule: raw.rules[row[13]],
    layer: raw.layers[row[14]],
  };
  claim.eventDays = daysOf(claim.event);
  claim.reportDays = daysOf(claim.reported);
  proposition.claims.push(claim);
  new Set([proposition.subject, proposition.object]).forEach((actor) => actor && (actor.weight += 1));
  return claim;
}

function unpackEdge(line, model) {
  const propositions = line.propositions.map((i) => model.propositions[i]);
  const end = (id) => [propositions[0].subject, propositions[0].object].find((actor) => actor.id === id);
  const edge = {
    id: line.id,
    line,
    propositions,
    source: end(line.from),
    target: end(line.to),
    sign: propositions[0].relation.sign,
  };
  propositions.forEach((proposition) => {
    proposition.edge = edge;
  });
  return edge;
}

function indexed(model) {
  const by = (rows) => new Map(rows.map((row) => [row.id, row]));
  return {
    ...model,
    byId: {
      actor: by(model.actors.filter((actor) => actor.node)),
      edge: by(model.edges),
      proposition: by(model.propositions),
    },
  };
}

// The first and last day of an EDTF date, in days since 1970; null when it is not known.
function daysOf(edtf) {
  if (!edtf) return null;
  const [first, last = first] = edtf.split("/");
  const from = dayNumber(first, 0);
  const to = dayNumber(last, 1);
  return Number.isNaN(from) || Number.isNaN(to) ? null : [from, to];
}

function dayNumber(text, end) {
  const [year, month, day] = text.split("-").map(Number);
  if (day) return Date.UTC(year, month - 1, day) / DAY;
  const moment = month ? Date.UTC(year, month - 1 + end, 1) : Date.UTC(year + end, 0, 1);
  return moment / DAY - end;
}

const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

const MODEL = unpackModel(readJson("data-model"), {
  nodes: readJson("data-nodes"),
  edges: readJson("data-edges"),
});

const SIGNS = ["cooperation", "conflict", "neutral"];
const STATUSES = ["fact", "alleged", "contested", "planned", "called-for", "hypothetical", "denied"];
const KINDS = ["State", "Territory", "Organization", "ArmedGroup", "GovernmentBody", "Person"];
