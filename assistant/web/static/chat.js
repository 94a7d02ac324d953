/* The chat page: examples that ask themselves, marks that open their source, answers read aloud. */
(() => {
  "use strict";

  const ask = (question) => {
    const box = document.querySelector("#question textarea");
    const send = document.querySelector("#question .submit-button");
    if (!box || !send) return; // not there yet, or an answer is under way
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
    /* The button pressed gives way to another one (send, stop): the keyboard stays in the box. */
    if (event.isTrusted && !event.detail && event.target.closest("#question button")) {
      document.querySelector("#question textarea").focus();
    }
    const example = event.target.closest("[data-question], .example");
    if (example) {
      ask(example.dataset.question || example.textContent);
      return;
    }
    if (event.target.closest("a.skip")) {
      event.preventDefault();
      document.querySelector("#question textarea")?.focus();
      return;
    }
    const link = event.target.closest("a.reference");
    if (link) {
      event.preventDefault();
      openSource(link);
    }
  });

  /* A question shared by its address (/?q=…) asks itself, once Gradio listens; not again when the page
     is loaded anew or one comes back to it: then the talk is taken up (chat_history.js). */
  let shared = window.history.state?.asked ? null : new URLSearchParams(window.location.search).get("q");
  const askShared = () => {
    if (!shared || !document.querySelector("#question textarea")) return;
    const question = shared;
    shared = null;
    window.setTimeout(() => {
      window.history.replaceState({ ...window.history.state, asked: true }, "");
      ask(question);
    }, 600);
  };

  /* What many ask, beside the themes; without it the page is whole as well. */
  const offerHot = async (place) => {
    const response = await fetch("/api/hot-questions");
    if (!response.ok) return;
    const { from_use, questions: many } = await response.json();
    const seen = [...document.querySelectorAll(".theme[open] .example")].map((one) => one.textContent);
    const questions = many.filter((question) => !seen.includes(question));
    place.querySelector("p").textContent = from_use ? "大家常问" : "可以这样问";
    place.querySelector("ul").append(
      ...questions.map((question) => {
        const item = document.createElement("li");
        const button = Object.assign(document.createElement("button"), { type: "button", className: "example" });
        button.textContent = question;
        item.append(button);
        return item;
      }),
    );
    place.hidden = questions.length === 0;
  };

  /* Each whole answer can be heard, where the device has a voice for it, printed and sent on. */
  const offerTools = () => {
    for (const answer of document.querySelectorAll("#conversation .answer[id]")) {
      if (answer.querySelector(".answer-tools")) continue;
      const reading = speech.button(() => [...answer.querySelectorAll(".text, .office, .notices")]);
      reading.classList.add("button");
      const tools = Object.assign(document.createElement("div"), { className: "answer-tools" });
      tools.append(reading, ...answerTools(answer), grading(answer));
      answer.append(tools);
    }
  };
  speech.whenAble((able) => document.documentElement.classList.toggle("can-read-aloud", able));

  /* Gradio draws the page late: tell the preferences when their buttons are there, and keep the
     latest question in view. */
  let questions = 0;
  let told = 0;
  const watch = new MutationObserver(() => {
    askShared();
    offerTools();
    const hot = document.querySelector(".hot");
    if (hot && !hot.dataset.bound) {
      hot.dataset.bound = "yes";
      offerHot(hot).catch(() => {});
    }
    const tools = document.querySelector("[data-preference]");
    if (tools && !tools.dataset.bound) {
      tools.dataset.bound = "yes";
      document.dispatchEvent(new Event("preferences:show"));
    }
    const asked = document.querySelectorAll("#conversation .asked");
    if (asked.length !== questions) {
      questions = asked.length;
      speech.stop();
      document.dispatchEvent(new Event("chat:asked"));
      document.documentElement.classList.toggle("talking", questions > 0);
      const welcome = document.querySelector(".welcome");
      if (welcome) welcome.open = questions === 0;
      const last = asked[questions - 1];
      if (last) last.scrollIntoView({ block: "start" });
      else window.scrollTo(0, 0); // begun anew
    } else {
      /* What the program says without a question (it was too long to be sent) is not left out of sight. */
      const said = document.querySelectorAll("#conversation .told");
      if (said.length > told) {
        said[said.length - 1].scrollIntoView({ block: "center" });
        document.dispatchEvent(new Event("chat:told"));
      }
      told = said.length;
    }
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
