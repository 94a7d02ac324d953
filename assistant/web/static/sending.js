/* On a slow network it is told that what one sent is on its way, until the page shows it. */
(() => {
  "use strict";
  const PATIENCE = 500; // a question that is there at once is not told twice
  const LONGEST = 30000; // after that nobody can say that it is on its way
  let timers = [];

  const tell = (text) => {
    const place = document.querySelector(".sending");
    if (place && place.textContent !== text) place.textContent = text;
  };

  const cease = () => {
    timers.forEach(window.clearTimeout);
    timers = [];
    tell("");
  };

  const begin = () => {
    cease();
    document.dispatchEvent(new Event("chat:sent"));
    const { told } = document.querySelector(".sending").dataset;
    timers = [window.setTimeout(() => tell(told), PATIENCE), window.setTimeout(cease, LONGEST)];
  };

  const box = () => document.querySelector("#question textarea");
  const ready = () => document.querySelector("#question .submit-button") && box().value.trim();

  document.addEventListener(
    "keydown",
    (event) => {
      const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
      if (sends && event.target === box() && ready()) begin();
    },
    true,
  );
  document.addEventListener(
    "click",
    (event) => {
      const sends = event.target.closest("#question .submit-button") && ready();
      if (sends || event.target.closest("#conversation .options button")) begin();
    },
    true,
  );
  document.addEventListener("chat:asked", cease);
  document.addEventListener("chat:told", cease);
  window.addEventListener("offline", cease);
})();
