// The page's data as objects. The columns and the order of the cells are those of graphkit/view/pack.py.

const DAY = 86400000;

function unpackModel({ nodes, edges, model: raw }) {
  const model = {
    title: raw.title,
    prefixes: raw.prefixes,
    card: raw.card,
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
  model.claims = raw.claims.id.map((_, index) => unpackClaim(raw.claims, index, model, raw));
  raw.propositions.forEach((row, index) => {
    model.propositions[index].contestedBy = row[6].map((claim) => model.claims[claim]);
  });
  model.edges = edges.map((line) => unpackEdge(line, model));
  const drawn = new Map(nodes.map((node) => [node.id, node]));
  model.actors.forEach((actor) => (actor.node = drawn.get(actor.id)));
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

function unpackClaim(column, index, model, raw) {
  const proposition = model.propositions[column.proposition[index]];
  const source = model.documents[column.document[index]];
  const claim = {
    index,
    id: column.id[index],
    proposition,
    document: source,
    quote: raw.quotes[column.quote[index]],
    subject: model.actors[column.subject[index]],
    object: model.actors[column.object[index]] || null,
    asserted: column.asserted[index] === 1,
    modality: raw.modalities[column.modality[index]],
    who: column.who[index].map((i) => model.actors[i] || null),
    event: column.event[index],
    reported: column.reported[index] === 0 ? source.published : column.reported[index],
    marks: column.marks.slice(10 * index, 10 * index + 10),
    confidence: column.confidence[index],
    rule: raw.rules[column.rule[index]],
    layer: raw.layers[column.layer[index]],
  };
  claim.eventDays = daysOf(claim.event);
  claim.reportDays = daysOf(claim.reported);
  proposition.claims.push(claim);
  proposition.subject.weight += 1;
  if (proposition.object && proposition.object !== proposition.subject) proposition.object.weight += 1;
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
    family: propositions[0].relation.family,
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

const knownDates = new Map();

// The first and last day of an EDTF date, in days since 1970; null when it is not known.
function daysOf(edtf) {
  if (!knownDates.has(edtf)) knownDates.set(edtf, edtf ? readDate(edtf) : null);
  return knownDates.get(edtf);
}

function readDate(edtf) {
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

let MODEL = null;

function startModel(data) {
  MODEL = unpackModel(data);
}

const SIGNS = ["cooperation", "conflict", "neutral"];
const STATUSES = ["fact", "alleged", "contested", "planned", "called-for", "hypothetical", "denied"];
const KINDS = ["State", "Territory", "Organization", "ArmedGroup", "GovernmentBody", "Person"];
