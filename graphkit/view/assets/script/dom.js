// Making elements. Text always goes in as text nodes: nothing in this page is ever parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);

const readJson = (id) => JSON.parse(byId(id).textContent);

function assign(node, [name, value]) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : value);
}

function fill(node, attributes, children) {
  Object.entries(attributes).forEach((pair) => assign(node, pair));
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

const button = (label, onclick, attributes = {}) =>
  el("button", { type: "button", onclick, ...attributes }, label);

// Only web addresses become links; whatever else a document calls its address stays text.
function link(address, label) {
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return el("bdi", {}, label);
  return el(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer nofollow", title: t("opens") },
    el("bdi", {}, label),
  );
}

function say(text) {
  byId("say").textContent = text;
}

// A long list a part at a time.
function inParts(items, size, make, tag = "div") {
  const part = items.slice(0, size).map(make);
  if (items.length <= size) return part;
  const next = () => more.replaceWith(...inParts(items.slice(size), size, make, tag));
  const more = el(tag, { class: "more" }, button(t("show.more"), next));
  return [...part, more];
}

const CONTROLS = "button, select, input, summary, a";

const keyOf = (node) => node.dataset.value || node.getAttribute("aria-label") || node.textContent;

// Redraws an area without taking the keyboard's place away.
function keepingFocus(area, draw) {
  const active = document.activeElement;
  const inside = area.contains(active) && active !== area;
  const at = inside ? [...area.querySelectorAll(CONTROLS)].indexOf(active) : -1;
  const key = inside ? keyOf(active) : "";
  draw();
  if (!inside) return;
  const again = area.querySelectorAll(CONTROLS)[at];
  (again && keyOf(again) === key ? again : area).focus();
}
