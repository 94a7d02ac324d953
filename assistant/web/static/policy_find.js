/* Finding words in a whole document on its page: matches are marked while one types, Enter and
   Shift+Enter walk through them, Escape clears; an article's number leads to the article.
   Letters, full or half width, capital or small, and blanks make no difference. */
(() => {
  "use strict";
  const ADDRESS_WAIT = 400; // browsers refuse an address that changes too often
  const form = document.getElementById("find");
  const box = form.elements.q;
  const said = form.querySelector("[role=status]");
  const place = form.querySelector("a");
  const lines = [...document.querySelectorAll(".policy > h2, .policy > article > .words")];
  let stops = [];
  let now = 0;
  let timer = 0;

  /* A text as it is compared, and for each of its characters where it stands in the text. */
  const folded = (text) => {
    const places = [];
    let plain = "";
    let at = 0;
    for (const character of text) {
      const same = character.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
      for (let i = 0; i < same.length; i += 1) places.push([at, at + character.length]);
      plain += same;
      at += character.length;
    }
    return { plain, places };
  };

  const DIGITS = "零一二三四五六七八九";
  const counted = (words) => {
    if (/^\d+$/.test(words)) return Number(words);
    let sum = 0;
    let digit = 0;
    for (const word of words) {
      const unit = { 十: 10, 百: 100 }[word];
      if (unit) sum += (digit || 1) * unit;
      digit = unit ? 0 : DIGITS.indexOf(word);
    }
    return sum + digit;
  };

  /* The number in 第22条, 22条 or 二十二条; a number alone is looked for in the words. */
  const articleNumber = (plain) => {
    const found = /^(第?)(\d+|[零一二三四五六七八九十百]+)(条?)$/.exec(plain);
    return found && (found[1] || found[3]) ? counted(found[2]) : null;
  };

  const articles = new Map(
    [...document.querySelectorAll(".policy > article")].map((one) => [
      articleNumber(folded(one.getAttribute("aria-label")).plain),
      one,
    ]),
  );

  const unmark = () => {
    for (const stop of stops) {
      const around = stop.parentNode;
      stop.removeAttribute("aria-current");
      if (stop.tagName !== "MARK") continue;
      stop.replaceWith(...stop.childNodes);
      around.normalize();
    }
    stops = [];
  };

  const mark = (line, wanted) => {
    const { plain, places } = folded(line.textContent);
    const marks = [];
    let rest = line.firstChild;
    let cut = 0;
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
      const [start] = places[at];
      const [, end] = places[at + wanted.length - 1];
      if (start < cut) continue; // the rest of a character that is marked already
      const found = rest.splitText(start - cut);
      rest = found.splitText(end - start);
      cut = end;
      const made = document.createElement("mark");
      found.replaceWith(made);
      made.append(found);
      marks.push(made);
    }
    return marks;
  };

  const show = () => {
    const stop = stops[now];
    stop.setAttribute("aria-current", "true");
    stop.scrollIntoView({ block: stop.tagName === "MARK" ? "center" : "start" });
    said.textContent = `第 ${now + 1} 处，共 ${stops.length} 处`;
    const around = stop.closest("article");
    place.hidden = !around;
    if (!around) return;
    place.textContent = around.getAttribute("aria-label");
    place.setAttribute("href", `#${around.id}`);
  };

  const step = (by) => {
    if (!stops.length) return;
    stops[now].removeAttribute("aria-current");
    now = (now + by + stops.length) % stops.length;
    show();
  };

  const follow = () => {
    const page = new URL(location.href);
    if (box.value.trim()) page.searchParams.set("q", box.value.trim());
    else page.searchParams.delete("q");
    history.replaceState(history.state, "", page);
  };

  const find = () => {
    unmark();
    now = 0;
    place.hidden = true;
    said.textContent = "";
    const wanted = folded(box.value).plain;
    if (!wanted) return;
    const number = articleNumber(wanted);
    const named = articles.get(number);
    stops = lines.flatMap((line) => mark(line, wanted));
    if (named && number !== null) stops.unshift(named);
    if (stops.length) show();
    else said.textContent = number === null ? `全文里没有“${box.value.trim()}”。` : `没有第${number}条，全文共 ${articles.size} 条。`;
  };

  const changed = () => {
    find();
    clearTimeout(timer);
    timer = setTimeout(follow, ADDRESS_WAIT);
  };

  box.addEventListener("input", (event) => {
    if (!event.isComposing) changed(); // not the letters from which characters are still to be chosen
  });
  box.addEventListener("compositionend", changed);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      box.value = "";
      changed();
    } else if (event.key === "Enter") {
      step(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  form.querySelector("[data-back]").addEventListener("click", () => step(-1));

  form.hidden = false;
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  find();
})();
