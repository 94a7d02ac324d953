/* What was asked in this tab before: kept in the tab (sessionStorage), gone when it is closed or the
   reader clears it, never sent anywhere. An answer is kept as the page drew it, and opens again; who
   comes back from another page finds the last one open and goes on with what was told. */
(() => {
  "use strict";
  const KEY = "zhengcetong.history";
  const UNSENT = KEY + ".unsent";
  const SESSION = KEY + ".session";
  const KEPT = 30;

  const recall = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || [];
    } catch {
      return []; // storage is forbidden: what was asked lasts as long as the page
    }
  };
  let turns = recall();
  const seen = new Set(turns.map((turn) => turn.id)); // also those cleared: they may still be on the page
  const remember = () => {
    turns = turns.slice(-KEPT);
    try {
      sessionStorage.setItem(KEY, JSON.stringify(turns));
    } catch {
      return;
    }
  };

  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  /* The answer again, its anchors renamed: the conversation below may show the same ones. Nothing in
     it runs: the parser starts no script, and the page's policy forbids handlers in attributes. */
  const drawn = (html) => {
    const answer = new DOMParser().parseFromString(html, "text/html").body;
    for (const node of answer.querySelectorAll("[id]")) node.id = `kept-${node.id}`;
    for (const link of answer.querySelectorAll("a.reference")) link.hash = `#kept-${link.hash.slice(1)}`;
    return [...answer.childNodes];
  };

  const entry = ({ question, time, html }) => {
    const opened = make("details", {}, make("summary", {}, question, make("time", { textContent: time })));
    opened.addEventListener("toggle", () => opened.open && opened.append(...drawn(html)), { once: true });
    const again = make("button", { type: "button", className: "button", textContent: "再问一次" });
    again.dataset.question = question;
    again.setAttribute("aria-label", `再问一次：${question}`);
    return make("li", {}, opened, again);
  };

  const draw = (place) => {
    place.hidden = turns.length === 0;
    place.querySelector(".history-count").textContent = String(turns.length);
    place.querySelector("ol").replaceChildren(...[...turns].reverse().map(entry));
  };

  /* A page that is shown again holds no conversation: the last answer is opened among those before,
     and the session's name given back, by which the server knows what was told. */
  const sessionBox = () => document.querySelector("#session :is(textarea, input)");
  const takeUp = (place) => {
    const session = kept(SESSION);
    if (!session || !turns.length || !sessionBox() || asksAlready()) return;
    type(sessionBox(), session);
    document.querySelector(".welcome").open = false;
    place.open = true;
    place.querySelector("ol details").open = true;
    document.addEventListener("chat:asked", () => (place.open = false), { once: true });
  };

  const clear = () => {
    turns = [];
    remember();
    draw(document.querySelector(".history"));
    box().focus();
  };

  const clock = () => new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });

  /* Every whole answer in the conversation that is not kept yet, with the question before it. */
  const gather = () => {
    let question = "";
    let found = false;
    for (const node of document.querySelectorAll("#conversation .asked, #conversation .answer[id]")) {
      if (node.classList.contains("asked")) {
        question = node.innerText;
        continue;
      }
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      const copy = node.cloneNode(true);
      for (const part of copy.querySelectorAll(".answer-tools, .grading")) part.remove();
      turns.push({ id: node.id, question, time: clock(), html: copy.outerHTML });
      found = true;
    }
    return found;
  };

  /* A page that goes (its connection broke, or it was loaded anew by mistake) leaves the question that
     got no answer, or what was typed and not sent; the next one has it in the box. */
  const box = () => document.querySelector("#question textarea");
  const kept = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return "";
    }
  };
  const type = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const fresh = !window.history.state?.asked; // the question in the address was not asked on this page yet
  const asksAlready = () => fresh && new URLSearchParams(window.location.search).has("q");
  let drawnOnce = false; // until then, what the page before left is not given back yet, and stays
  window.addEventListener("pagehide", () => {
    if (!drawnOnce) return;
    const last = [...document.querySelectorAll("#conversation .asked, #conversation .answer[id]")].pop();
    const open = last && last.classList.contains("asked") ? last.innerText : box()?.value;
    try {
      sessionStorage.setItem(UNSENT, open || "");
      sessionStorage.setItem(SESSION, sessionBox()?.value || "");
    } catch {
      return;
    }
  });
  const giveBack = () => {
    if (kept(UNSENT) && !asksAlready()) type(box(), kept(UNSENT));
  };

  const watch = new MutationObserver(() => {
    const place = document.querySelector(".history");
    if (!place || !box()) return; // Gradio has not drawn the page yet
    if (!place.dataset.bound) {
      place.dataset.bound = "yes";
      giveBack();
      drawnOnce = true;
      place.querySelector(".history-clear").addEventListener("click", clear);
      draw(place);
      takeUp(place);
    }
    if (gather()) {
      remember();
      draw(place);
    }
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
