/* Policy pages: a rule's form computes while one types, its address follows so that it can be sent
   on; printing and copying. Without this script the forms work by their button. */
(() => {
  "use strict";
  const WAIT = 250;

  const query = (form, withRule) => {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value.trim() && (withRule || name !== "rule")) values.set(name, value.trim());
    }
    return values.toString();
  };

  const address = (form) => {
    const page = new URL(form.action);
    page.search = query(form, true);
    return page.href;
  };

  const compute = async (form, signal) => {
    const place = form.closest(".rule").querySelector(".result");
    const response = await fetch(`${form.dataset.result}?${query(form, false)}`, { signal });
    if (!response.ok) {
      const said = await response.json();
      place.textContent = said.error.message;
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    place.replaceChildren(...page.body.childNodes);
    const invalid = place.firstElementChild.dataset.invalid;
    for (const field of form.elements) {
      if (field.id) field.setAttribute("aria-invalid", String(field.name === invalid));
    }
    history.replaceState(null, "", address(form));
  };

  for (const form of document.querySelectorAll("form[data-rule]")) {
    let timer = 0;
    let running = new AbortController();
    const soon = () => {
      clearTimeout(timer);
      running.abort();
      timer = setTimeout(() => {
        running = new AbortController();
        compute(form, running.signal).catch((error) => {
          if (error.name === "AbortError") return;
          form.closest(".rule").querySelector(".result").textContent = "网络不通，没有算成，请稍后再试。";
        });
      }, WAIT);
    };
    form.addEventListener("input", soon);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      soon();
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    if ("address" in button.dataset) copyBy(button, window.location.href);
    if ("share" in button.dataset) copyBy(button, address(button.form));
    if (button.dataset.copy) copyBy(button, document.getElementById(button.dataset.copy).textContent);
  });
})();
