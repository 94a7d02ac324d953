/* Questions above the box that hold what is typed so far; one that is pressed asks itself (chat.js). */
(() => {
  "use strict";
  const WAIT = 250;
  const LEAST = 2;
  const MOST = 30; // who has written more knows what to ask
  let timer = 0;
  let running = new AbortController();

  const row = (question) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("button"), { type: "button", className: "example", textContent: question }));
    return item;
  };

  const show = (questions) => {
    const place = document.querySelector(".suggestions");
    if (!place) return; // Gradio has not drawn the page yet
    place.querySelector("ul").replaceChildren(...questions.map(row));
    place.hidden = questions.length === 0;
    document.querySelector(".suggestions-told").textContent = questions.length ? `上面有 ${questions.length} 个相近的问题可以选` : "";
  };

  const cease = () => {
    window.clearTimeout(timer);
    running.abort();
  };

  const offer = async (typed) => {
    running = new AbortController();
    const response = await fetch(`/api/suggestions?q=${encodeURIComponent(typed)}`, { signal: running.signal });
    if (!response.ok) return;
    const { questions } = await response.json();
    show(questions.filter((question) => question !== typed));
  };

  const follow = (event) => {
    if (event.isComposing || !event.target.matches("#question textarea")) return;
    cease();
    const typed = event.target.value.trim();
    if (typed.length < LEAST || typed.length > MOST) show([]);
    else timer = window.setTimeout(() => offer(typed).catch(() => {}), WAIT); // without it the page is whole as well
  };

  const close = () => {
    cease();
    show([]);
  };

  document.addEventListener("input", follow);
  document.addEventListener("compositionend", follow);
  document.addEventListener("chat:sent", close);
  document.addEventListener("chat:asked", close);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest("#composer")) return;
    close();
    document.querySelector("#question textarea").focus();
  });
})();
