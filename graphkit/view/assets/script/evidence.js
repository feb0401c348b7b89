// The panel: the overview, or the evidence of what is selected.

const AT_ONCE = 30;

function propositionsOfSelection() {
  const item = selectedItem();
  const all = {
    actor: () => MODEL.propositions.filter((p) => p.subject === item || p.object === item),
    edge: () => item.propositions,
    proposition: () => [item],
  }[state.selected.kind]();
  return all.sort(byRank);
}

function selectionTitle() {
  const item = selectedItem();
  if (state.selected.kind === "actor") return [el("bdi", {}, nameOf(item))];
  if (state.selected.kind === "proposition") return [el("bdi", {}, titleOf(item))];
  return [
    el("bdi", {}, nameOf(item.source)),
    " – ",
    el("bdi", {}, nameOf(item.target)),
    " ",
    el("span", { class: `sign ${item.sign}` }, t(`family.${item.family}`)),
  ];
}

function actorFacts(actor) {
  const address = actor.wikidata ? `https://www.wikidata.org/wiki/${encodeURIComponent(actor.wikidata)}` : "";
  return el(
    "p",
    { class: "facts" },
    `${t(`kind.${actor.kind}`)} · `,
    el("code", {}, actor.id),
    address ? " · " : null,
    address ? link(address, "Wikidata") : null,
  );
}

function focusChoice() {
  const choice = (depth, key) =>
    button(t(key), () => change({ focus: depth, view: "graph" }), {
      "aria-pressed": String(state.focus === depth),
    });
  return el(
    "div",
    { class: "choice", role: "group", "aria-label": t("focus") },
    el("span", {}, t("focus")),
    choice(0, "focus.off"),
    choice(1, "focus.1"),
    choice(2, "focus.2"),
  );
}

function pathChoice(actor) {
  const others = [...scene.actors].filter((other) => other !== actor);
  const options = others
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), words))
    .map((other) => new Option(plain(nameOf(other)), other.id));
  const field = el(
    "select",
    { onchange: (event) => change({ path: event.target.value, view: "graph" }) },
    new Option(t("path.choose"), ""),
    ...options,
  );
  field.value = state.path;
  return el("label", { class: "choice" }, el("span", {}, t("path")), field);
}

function pathResult() {
  if (!state.path) return null;
  const text = scene.path
    ? t("path.found", { path: scene.path.actors.map(nameOf).join(" → ") })
    : t("path.none");
  return el("p", { class: "facts", role: "status" }, text);
}

function hiddenNote(propositions) {
  const hidden = propositions.reduce((sum, p) => sum + p.claims.length - claimsShown(p), 0);
  if (!hidden) return null;
  return el(
    "p",
    { class: "facts" },
    `${counted("hidden", hidden)}. `,
    button(t("show.all"), showAll, { class: "quiet" }),
  );
}

const showAll = () => change({ ...NO_FILTER, statuses: STATUSES });

// An actor's first proposition lies open; of a line or a proposition, all do.
function cards(propositions) {
  const list = propositions.filter(claimsShown);
  const open = (p) => state.selected.kind !== "actor" || p === list[0];
  return inParts(list, AT_ONCE, (p) => propositionCard(p, shown.byProposition.get(p), open(p)));
}

function drawSelection(panel) {
  const propositions = propositionsOfSelection();
  const item = selectedItem();
  const actor = state.selected.kind === "actor";
  panel.replaceChildren(
    button(`← ${t("back")}`, unselect, { class: "quiet back" }),
    el("h2", {}, ...selectionTitle()),
    ...(actor ? [actorFacts(item), focusChoice(), pathChoice(item), pathResult()].filter(Boolean) : []),
    el("p", { class: "facts" }, summaryText(propositions.filter((p) => claimsShown(p)))),
    ...cards(propositions),
    ...[hiddenNote(propositions)].filter(Boolean),
  );
}

function summaryText(propositions) {
  const claims = propositions.reduce((sum, p) => sum + claimsShown(p), 0);
  return `${counted("relations", propositions.length)} · ${counted("claims", claims)}`;
}

function drawPanel(_, patch = {}) {
  const panel = byId("panel");
  keepingFocus(panel, () => (state.selected ? drawSelection(panel) : drawOverview(panel)));
  drawPeek(panel);
  if (!("selected" in patch)) return;
  panel.scrollTop = 0;
  if (state.selected) say(panel.querySelector("h2").textContent);
}

// In a narrow window the panel lies below the picture: a button leads there.
function drawPeek(panel) {
  const peek = byId("peek");
  peek.hidden = !state.selected;
  if (state.selected) peek.textContent = `${t("evidence")}: ${panel.querySelector("h2").textContent} ↓`;
}

function startPeek() {
  byId("peek").addEventListener("click", () => {
    byId("panel").scrollIntoView();
    byId("panel").focus();
  });
}
