/* Speaking instead of typing, by the browser's own recogniser: what it hears is written into the box
   as it is heard, and nothing is sent. The words it says for itself stand in the page (.voice-said). */
(() => {
  "use strict";
  const Recogniser = window.SpeechRecognition || window.webkitSpeechRecognition;
  if (!Recogniser || !window.isSecureContext) return; // no browser gives a microphone without https
  document.documentElement.classList.add("can-hear");

  const USED = "zhengcetong.voice";
  const LONGEST = 2000; // what the box takes
  let hearing = null; // the hearing under way: its recogniser and the text it has written so far

  const find = (selector) => document.querySelector(selector);
  const box = () => find("#question textarea");
  const tell = (code) => {
    const words = JSON.parse(find(".voice-said").dataset.told);
    find(".voice-told").textContent = code && (words[code] || words.other);
  };
  const press = (down) => find(".voice-button").setAttribute("aria-pressed", String(down));

  /* Where the sound may go is said once in each tab: on a shared computer the next reader sees it too. */
  const warn = () => {
    let used = null;
    try {
      used = sessionStorage.getItem(USED);
      sessionStorage.setItem(USED, "yes");
    } catch {
      used = null; // storage is forbidden: said each time
    }
    find(".voice-note").textContent = used ? "" : find(".voice-said").dataset.note;
  };

  /* The hearing is over; what it would still say or write is of no account. */
  const end = (code) => {
    const { recogniser } = hearing;
    hearing = null;
    recogniser.abort();
    press(false);
    tell(code);
  };

  const write = (text) => {
    hearing.written = text.slice(0, LONGEST);
    box().value = hearing.written;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  };

  const hear = () => {
    const before = box().value;
    const recogniser = Object.assign(new Recogniser(), { lang: "zh-CN", interimResults: true });
    const own = (act) => (event) => hearing?.recogniser === recogniser && act(event);
    recogniser.onstart = own(() => tell("listening"));
    recogniser.onresult = own(({ results }) => {
      write(before + [...results].map(([best]) => best.transcript).join(""));
    });
    recogniser.onerror = own(({ error }) => end(error));
    recogniser.onend = own(() => end(hearing.written === before ? "no-speech" : "done"));
    hearing = { recogniser, written: before };
    warn();
    tell("");
    press(true);
    speech.stop();
    recogniser.start();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".voice-button");
    if (!button) return;
    if (button.getAttribute("aria-pressed") === "true") {
      press(false);
      hearing.recogniser.stop(); // what it has heard to the end is still written
      return;
    }
    if (hearing) end("");
    hear();
  });

  /* Who types, chooses an example or sends has taken over. */
  document.addEventListener("input", (event) => {
    if (hearing && event.target === box() && box().value !== hearing.written) end("");
  });
  document.addEventListener("chat:asked", () => {
    if (hearing) end("");
    tell("");
    find(".voice-note").textContent = "";
  });
  window.addEventListener("pagehide", () => hearing && end(""));
})();
