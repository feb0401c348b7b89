// What lies under the pointer, in a few words; the panel says the rest, and to screen readers too.

const TIP_LINES = 4;

function tipLine(proposition) {
  const { yes, no } = countSides([proposition]);
  const counts = [yes ? counted("affirm", yes) : "", no ? counted("deny", no) : ""].filter(Boolean);
  return el(
    "li",
    {},
    el("bdi", {}, titleOf(proposition)),
    " ",
    badge(proposition.status),
    ` ${counts.join(" · ")}`,
  );
}

function tipOfEdge(edge) {
  const propositions = tellingOf(edge);
  const { yes, no } = countSides(propositions);
  const more = propositions.length - TIP_LINES;
  return [
    el("strong", { class: edge.sign }, t(`family.${edge.family}`)),
    el("p", {}, `${counted("affirm", yes)} · ${counted("deny", no)}`),
    el(
      "ul",
      {},
      ...propositions.slice(0, TIP_LINES).map(tipLine),
      more > 0 ? el("li", {}, `+${number(more)}`) : null,
    ),
  ];
}

const tipOfActor = (actor) => [
  el("strong", {}, el("bdi", {}, nameOf(actor))),
  el("p", {}, `${t(`kind.${actor.kind}`)} · ${counted("claims", actor.weight)}`),
];

function drawTip(item, at) {
  const tip = byId("tip");
  tip.hidden = !item || !at;
  if (tip.hidden) return;
  const thing = MODEL.byId[item.kind].get(item.id);
  tip.replaceChildren(...(item.kind === "edge" ? tipOfEdge(thing) : tipOfActor(thing)));
  placeTip(tip, at, byId("net"));
}

// Beside the pointer, and inside the picture.
function placeTip(tip, { x, y }, area) {
  const below = y + 16 + tip.offsetHeight <= area.clientHeight;
  tip.style.left = `${Math.max(4, Math.min(x + 16, area.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${below ? y + 16 : Math.max(4, y - tip.offsetHeight - 12)}px`;
}
