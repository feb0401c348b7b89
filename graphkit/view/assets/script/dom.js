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
