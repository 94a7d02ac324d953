/* The chat page: examples that ask themselves, marks that open their source, a page in Chinese. */
(() => {
  "use strict";

  const ask = (question) => {
    const box = document.querySelector("#question textarea");
    const send = document.querySelector("#question button");
    if (!box || !send) return;
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    window.requestAnimationFrame(() => send.click());
  };

  const openSource = (link) => {
    const source = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!source) return;
    source.open = true;
    source.querySelector("summary").focus({ preventScroll: true });
    source.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    const example = event.target.closest(".example");
    if (example) {
      ask(example.textContent);
      return;
    }
    const link = event.target.closest("a.reference");
    if (link) {
      event.preventDefault();
      openSource(link);
    }
  });

  /* A question shared by its address (/?q=…) asks itself, once Gradio listens. */
  let shared = new URLSearchParams(window.location.search).get("q");
  const askShared = () => {
    if (!shared || !document.querySelector("#question textarea")) return;
    const question = shared.slice(0, 2000);
    shared = null;
    window.setTimeout(() => ask(question), 600);
  };

  /* Gradio draws the page late: tell the preferences when their buttons are there, and keep the
     latest question in view. */
  let questions = 0;
  const watch = new MutationObserver(() => {
    askShared();
    const tools = document.querySelector("[data-preference]");
    if (tools && !tools.dataset.bound) {
      tools.dataset.bound = "yes";
      document.dispatchEvent(new Event("preferences:show"));
    }
    const asked = document.querySelectorAll("#conversation .asked");
    if (asked.length !== questions) {
      questions = asked.length;
      document.documentElement.classList.toggle("talking", questions > 0);
      const welcome = document.querySelector(".welcome");
      if (welcome) welcome.open = questions === 0;
      const last = asked[questions - 1];
      if (last) last.scrollIntoView({ block: "start" });
    }
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
