// Colours: the style sheet holds them; the canvas reads them from there.

let palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = [
    "ground",
    "ink",
    "muted",
    "cooperation",
    "conflict",
    "neutral",
    "halo",
    "on-halo",
    "panel",
    "line",
  ];
  palette = Object.fromEntries([...names, ...KINDS].map((name) => [name, value(name)]));
}

function applyTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  readPalette();
  const label = `${t("theme")}: ${t(`theme.${theme}`)}`;
  byId("theme").textContent = t(`theme.${theme}`);
  byId("theme").title = label;
  byId("theme").setAttribute("aria-label", label);
}

function nextTheme() {
  change({ theme: THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length] });
}

function watchTheme(redraw) {
  const again = (theme) => {
    applyTheme(theme);
    redraw();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => again(state.theme));
  addEventListener("beforeprint", () => again("light"));
  addEventListener("afterprint", () => again(state.theme));
}
