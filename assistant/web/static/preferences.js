/* What a reader chose, kept in the browser and set before the page is painted:
   large text, high contrast, light or dark (default: the system's choice). */
(() => {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const CHOICES = {
    text: { on: "large", off: "normal" },
    contrast: { on: "high", off: "normal" },
    theme: { on: "dark", off: "light" },
  };

  const stored = (name) => {
    try {
      return localStorage.getItem("zhengcetong." + name);
    } catch {
      return null; // storage is forbidden: the choice lasts as long as the page
    }
  };

  const store = (name, value) => {
    try {
      localStorage.setItem("zhengcetong." + name, value);
    } catch {
      return;
    }
  };

  const apply = (name, value) => {
    root.dataset[name] = value;
    if (name === "theme" && document.body) {
      document.body.classList.toggle("dark", value === "dark");
    }
    for (const button of document.querySelectorAll(`[data-preference="${name}"]`)) {
      button.setAttribute("aria-pressed", String(value === CHOICES[name].on));
    }
  };

  const current = (name) =>
    stored(name) || (name === "theme" && system.matches ? "dark" : CHOICES[name].off);

  const applyAll = () => Object.keys(CHOICES).forEach((name) => apply(name, current(name)));

  applyAll();
  document.addEventListener("DOMContentLoaded", applyAll);
  document.addEventListener("preferences:show", applyAll);
  system.addEventListener("change", applyAll);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-preference]");
    if (!button) return;
    const name = button.dataset.preference;
    const { on, off } = CHOICES[name];
    const value = root.dataset[name] === on ? off : on;
    store(name, value);
    apply(name, value);
  });
})();
