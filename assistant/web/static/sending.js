/* On a slow network it is told that what one sent is on its way, until the page shows it; what one types
   meanwhile stays in the box, which Gradio empties when the page shows the question. */
(() => {
  "use strict";
  const PATIENCE = 500; // a question that is there at once is not told twice
  const LONGEST = 30000; // after that nobody can say that it is on its way
  let timers = [];
  let sent = null; // the question on its way
  let typed = ""; // what the box held last, before Gradio emptied it

  const box = () => document.querySelector("#question textarea");
  const ready = () => document.querySelector("#question .submit-button") && box().value.trim();

  const tell = (text) => {
    const place = document.querySelector(".sending");
    if (place && place.textContent !== text) place.textContent = text;
  };

  const cease = () => {
    timers.forEach(window.clearTimeout);
    timers = [];
    sent = null;
    tell("");
  };

  const begin = (question) => {
    if (sent !== null) return; // Gradio takes no second one before the first is shown
    cease();
    document.dispatchEvent(new Event("chat:sent"));
    const { told } = document.querySelector(".sending").dataset;
    sent = question;
    typed = box().value;
    timers = [window.setTimeout(() => tell(told), PATIENCE), window.setTimeout(cease, LONGEST)];
  };

  const giveBack = () => {
    if (sent === null) return;
    const more = typed.startsWith(sent) ? typed.slice(sent.length) : typed;
    if (!more.trim()) return;
    window.setTimeout(() => {
      if (box().value) return;
      box().value = more;
      box().dispatchEvent(new Event("input", { bubbles: true }));
    }, 100); // the box is emptied in the same breath
  };

  document.addEventListener("input", (event) => {
    if (sent !== null && event.target === box()) typed = box().value;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
      if (sends && event.target === box() && ready()) begin(box().value);
    },
    true,
  );
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest("#question .submit-button") && ready()) begin(box().value);
      else if (event.target.closest("#conversation .options button")) begin(""); // the box is another matter
    },
    true,
  );
  document.addEventListener("chat:asked", () => {
    giveBack();
    cease();
  });
  document.addEventListener("chat:told", cease);
  window.addEventListener("offline", cease);
})();
