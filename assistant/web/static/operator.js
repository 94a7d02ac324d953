/* The operator's console: search while typing, everything by keyboard, nothing but text from the server. */

import { chosenFilters, matchChapters } from "./operator_filters.js";
import { calculator } from "./operator_rules.js";

const byId = (id) => document.getElementById(id);
const query = byId("query");
const results = byId("results");
const status = byId("status");
const panel = byId("panel");
const offered = byId("offered");
const more = byId("more");
const subject = byId("call-article");
const token = byId("finder").dataset.token;

const PATIENCE = 500; // milliseconds after which it is said that the search takes its time
const WAIT = 25; // milliseconds between the last key and the search: a fast typist's gap is longer
const FILTERS = ["document", "chapter", "department"];
const TICKS = ["computable", "ended"];

let rows = [];
let selected = -1;
let offers = []; // editors' answers to a question like this one
let taken = -1; // which of them is in the panel
let opened = null; // the article in the panel, with its sentence to read
let turn = 0; // grows with everything that is shown: a slower answer to what came before is dropped
let timer = 0;
let searching = null;

const make = (name, text, properties = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  if (text) element.textContent = text;
  return element;
};

/* An article without a title is told apart by its document. */
const named = (article) => `${article.label} ${article.title || article.document}`;

const say = (text) => {
  status.textContent = text;
};

/* Asking the server */

const trouble = async (response) => {
  if (response.status === 401) {
    putAside();
    location.assign("/operator/login?ended=1");
    return "登录已失效，请重新登录。";
  }
  try {
    return (await response.json()).error.message;
  } catch {
    return "服务器没有答复，请稍后再试。";
  }
};

/* As fetch, but what a broken connection says is Chinese. */
const reach = async (address, options) => {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("网络不通，服务器没有答复，请稍后再试。");
  }
};

const get = async (address, signal) => {
  const response = await reach(address, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(await trouble(response));
  return response.json();
};

const post = async (address, body) => {
  const response = await reach(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await trouble(response));
  return response.status === 204 ? null : response.json();
};

/* What was begun stays in this tab over another page of the console and a new sign-in of the same
   operator; whoever signs out leaves nothing behind. */
const ASIDE = "call-put-aside";
const who = byId("finder").dataset.who;

const putAside = () => {
  const { note, follow_up, department } = byId("call").elements;
  const begun = { who, query: query.value, note: note.value, follow_up: follow_up.value, department: department.value };
  sessionStorage.setItem(ASIDE, JSON.stringify(begun));
};

const takeUp = () => {
  const begun = JSON.parse(sessionStorage.getItem(ASIDE) || "null");
  sessionStorage.removeItem(ASIDE);
  if (begun?.who !== who) return;
  query.value = begun.query;
  for (const name of ["note", "follow_up", "department"]) byId("call").elements[name].value = begun[name];
};

/* Searching */

const asked = () => {
  const wanted = new URLSearchParams({ q: query.value.trim() });
  const form = byId("search");
  for (const name of FILTERS) if (form.elements[name].value) wanted.set(name, form.elements[name].value);
  for (const name of TICKS) if (form.elements[name].checked) wanted.set(name, "true");
  return wanted;
};

/* `whole`: every row, not only the first nine. */
const search = async (whole = false) => {
  searching?.abort();
  searching = null;
  const wanted = asked();
  const filtered = chosenFilters();
  byId("filtered").textContent = filtered && `：${filtered}`;
  if ([...wanted.values()].every((value) => !value)) {
    show({ results: [], total: 0, offered: [], first: null, message: "输入就查，不用按回车。" });
    return;
  }
  if (whole) wanted.set("whole", "true");
  searching = new AbortController();
  const mine = searching;
  const slow = setTimeout(() => mine === searching && say("正在查，下面还是先前的……"), PATIENCE);
  try {
    const found = await get(`/operator/api/search?${wanted}`, mine.signal);
    if (mine === searching) show({ ...found, message: found.message + (filtered && `（筛选：${filtered}）`) });
  } catch (error) {
    if (error.name === "AbortError") return;
    show({ results: [], total: 0, offered: [], first: null, message: error.message });
  } finally {
    clearTimeout(slow);
  }
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => search(), WAIT);
};

const show = (found) => {
  turn += 1;
  rows = found.results;
  results.replaceChildren(...rows.map(option));
  query.setAttribute("aria-expanded", String(rows.length > 0));
  offers = found.offered;
  taken = -1;
  offered.replaceChildren(...offers.map(offer));
  more.hidden = found.total <= rows.length;
  more.textContent = `显示全部 ${found.total} 条（m）`;
  say(found.message);
  select(found.first ? 0 : -1);
  if (found.first) fill(found.first);
  else empty();
};

const pieces = (shown, className) => {
  const line = make("span", "", { className });
  line.append(...shown.map((piece) => (piece.marked ? make("mark", piece.text) : piece.text)));
  return line;
};

const option = (row, place) => {
  const item = make("li", "", { id: `row-${place}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const name = make("span", "", { className: "name" });
  if (place < 9) name.append(make("kbd", String(place + 1)));
  name.append(named(row));
  if (row.computable) name.append(make("span", "可计算", { className: "tag" }));
  if (row.ended) name.append(make("span", "有效期已过", { className: "tag ended" }));
  item.append(name, pieces(row.snippet, "words"), pieces(row.source, "soft"));
  item.addEventListener("click", () => open(place));
  return item;
};

const offer = (answer, place) => {
  const box = make("div", "", { className: "offer" });
  const take = make("button", "", { type: "button", className: "button" });
  take.append("用这个答复", make("kbd", "0"));
  take.setAttribute("aria-pressed", "false");
  take.addEventListener("click", () => use(place));
  box.append(
    make("p", `编辑答复：${answer.question}`),
    make("p", answer.answer),
    ...(answer.key ? [] : [make("p", NOT_STATED, { className: "alone" })]),
    make("p", signed(answer), { className: "soft" }),
    take,
  );
  box.setAttribute("role", "group"); // no landmark: there may be several
  box.setAttribute("aria-label", `编辑答复：${answer.question}`);
  return box;
};

const NOT_STATED = "收录的文件没有写明这件事：这是编辑的话，不是文件的内容。";

const signed = (answer) => {
  const basis = answer.key ? `依据 ${answer.label}，` : "";
  const author = answer.signature ? `${answer.author}（署名 ${answer.signature}）` : answer.author;
  return `${basis}${author} 写于 ${answer.written_on}，有效到 ${answer.expires_on}`;
};

/* An editor's answer is read instead of the article's sentence, beside the article that it rests on,
   if there is one. */
const use = async (place) => {
  const answer = offers[place];
  if (!answer) return;
  if (!answer.key) fillAlone(answer);
  else if (!(await fetchArticle(answer.document_id, answer.key, { reading: answer.reading, editor: signed(answer) }))) return;
  select(-1);
  taken = place;
  [...offered.querySelectorAll("button")].forEach((button, index) => button.setAttribute("aria-pressed", String(index === place)));
  begin();
};

const select = (place) => {
  selected = place;
  [...results.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
  if (place < 0) {
    query.removeAttribute("aria-activedescendant");
    return;
  }
  query.setAttribute("aria-activedescendant", `row-${place}`);
  results.children[place].scrollIntoView({ block: "nearest" });
};

/* The article */

const open = async (place) => {
  if (place < 0 || place >= rows.length) return;
  select(place);
  const row = rows[place];
  const there = opened && !opened.editor && opened.key === row.key && opened.document_id === row.document_id;
  if (there) turn += 1; // what is still on its way is no longer wanted
  if (there || (await fetchArticle(row.document_id, row.key, { reading: row.reading }))) begin();
};

/* On a phone, too, one starts at the article's title, whether the list lies above or its end was read. */
const begin = () => {
  panel.focus({ preventScroll: true });
  const title = byId("panel-title");
  const { top, bottom } = title.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight / 2) title.scrollIntoView();
};

/* Shows an article, `instead` of some of its parts; false where something else was asked for meanwhile. */
const fetchArticle = async (documentId, key, instead = {}) => {
  turn += 1;
  const mine = turn;
  try {
    const found = await get(`/operator/api/articles/${encodeURIComponent(documentId)}/${encodeURIComponent(key)}`);
    if (mine !== turn) return false;
    fill({ ...found, ...instead });
    return true;
  } catch (error) {
    if (mine === turn) say(error.message);
    return false;
  }
};

/* No article: nothing is left to copy, and none goes into the log. */
const empty = () => {
  opened = null;
  panel.replaceChildren(
    make("h2", "条文", { id: "panel-title" }),
    make("p", "选中的条文显示在这里：原文、责任单位、计算和可以念给来电人的话。", { className: "soft" }),
  );
  panel.scrollTop = 0;
  byId("call-department").dataset.suggested = "";
  offerSubject();
};

/* What the log will say that the call was about. */
const offerSubject = () => {
  const none = make("option", "没有对应条文", { value: "" });
  const name = opened?.key ? `${named(opened)}${opened.editor ? "（编辑答复）" : ""}` : "编辑答复（没有对应条文）";
  const article = opened ? [make("option", name, { value: "opened" })] : [];
  subject.replaceChildren(...article, none);
};

/* What is read to the caller, who wrote it where an editor did, and the button that copies it. */
const aloud = (shown) => {
  const copy = make("button", "复制答复（c）", { type: "button", className: "button" });
  copy.addEventListener("click", copyReading);
  return [
    make("h3", shown.editor ? "念给来电人（编辑答复）" : "念给来电人"),
    ...(shown.editor ? [make("p", shown.editor, { className: "soft" })] : []),
    make("p", shown.reading, { className: "reading", id: "reading" }),
    copy,
  ];
};

/* Puts something new into the panel: none of the offers is in it any more. */
const putIn = (shown, parts) => {
  opened = shown;
  taken = -1;
  for (const button of offered.querySelectorAll("button")) button.setAttribute("aria-pressed", "false");
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
  byId("call-department").dataset.suggested = shown.office;
  offerSubject();
};

/* An editor's answer about what no document deals with: no article beside it. */
const fillAlone = (answer) => {
  turn += 1;
  const shown = { reading: answer.reading, editor: signed(answer), document_id: null, key: null, office: "" };
  putIn(shown, [
    make("h2", "编辑答复", { id: "panel-title" }),
    make("p", `问题：${answer.question}`),
    make("p", NOT_STATED, { className: "trouble" }),
    ...aloud(shown),
  ]);
};

const fill = (article) => {
  const place = [article.document, article.chapter].filter(Boolean).join("　");
  putIn(article, [
    make("h2", named(article), { id: "panel-title" }),
    make("p", place, { className: "soft" }),
    ...article.terms.map((term) => make("p", `有效期：${term}`, { className: "trouble" })),
    ...aloud(article),
    ...departments(article),
    ...calculators(article),
    make("h3", "原文"),
    verbatim(article),
    ...overlaps(article),
    ...related(article),
  ]);
};

/* A computed result is read after the article's own sentence. */
const read = (article, sentence) => {
  if (opened !== article) return;
  byId("reading").textContent = sentence ? `${article.reading}${sentence}` : article.reading;
};

/* The rule that fits best is open, the others are one key away. */
const calculators = (article) => {
  const forms = article.rules.map((rule) => calculator(rule, (sentence) => read(article, sentence)));
  if (forms.length < 3) return forms;
  const rest = make("details");
  rest.append(make("summary", `其他 ${forms.length - 1} 项计算`), ...forms.slice(1));
  return [forms[0], rest];
};

/* The article's words, those of the query and what it names marked. */
const verbatim = (article) => {
  const paragraph = make("p", "", { className: "verbatim" });
  const row = rows.find((one) => one.key === article.key && one.document_id === article.document_id);
  const found = row ? row.snippet.filter((piece) => piece.marked).map((piece) => piece.text) : [];
  const marked = [...new Set([...found, ...(row?.named || [])])].sort((one, other) => other.length - one.length);
  if (!marked.length) {
    paragraph.append(article.text);
    return paragraph;
  }
  const escaped = marked.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const parts = article.text.split(new RegExp(`(${escaped.join("|")})`));
  paragraph.append(...parts.map((part, place) => (place % 2 ? make("mark", part) : part)));
  return paragraph;
};

const departments = (article) => {
  if (!article.telephones.length) return [];
  if (article.telephones.every((row) => !row.telephone)) {
    const names = article.telephones.map((row) => row.department).join("、");
    return [make("h3", "责任单位"), make("p", `${names}（值班电话还没有填写）`)];
  }
  const list = make("ul", "", { className: "departments" });
  list.append(...article.telephones.map((row) => make("li", `${row.department}　${row.telephone || "值班电话还没有填写"}`)));
  return [make("h3", "责任单位"), list];
};

const follow = async (other) => {
  if (await fetchArticle(other.document_id, other.key)) begin();
};

const overlaps = (article) => {
  if (!article.overlaps.length) return [];
  const relations = [...new Set(article.overlaps.map((pair) => pair.relation))];
  const lists = relations.flatMap((relation) => {
    const list = make("ul");
    list.setAttribute("aria-label", relation);
    const pairs = article.overlaps.filter((pair) => pair.relation === relation);
    list.append(...pairs.map((pair) => make("li", `${pair.one} — ${pair.other}`)));
    return [make("p", relation, { className: "soft" }), list];
  });
  return [make("h3", "这一条里的几项奖补"), ...lists];
};

const related = (article) => {
  if (!article.related.length) return [];
  const relations = [...new Set(article.related.map((other) => other.relation))];
  const lists = relations.flatMap((relation) => {
    const list = make("ul", "", { className: "related" });
    list.setAttribute("aria-label", relation); // not by ariaLabel: browsers learned it late
    for (const other of article.related.filter((one) => one.relation === relation)) {
      const link = make("button", `${other.label} ${other.title}`, { type: "button", className: "button" });
      link.addEventListener("click", () => follow(other));
      const item = make("li");
      item.append(link);
      list.append(item);
    }
    return [make("p", relation, { className: "soft" }), list];
  });
  return [make("h3", "相关条文"), ...lists];
};

/* Copying: where the page is not served over https the browser has no clipboard for scripts. */
const copyReading = async () => {
  const text = byId("reading")?.textContent;
  if (!text) {
    say("还没有选中条文，没有可以复制的答复。");
    return;
  }
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else {
    const before = document.activeElement;
    const box = make("textarea", text, { className: "visually-hidden" });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    before?.focus();
  }
  say("已复制答复。");
};

/* The call */

const PRESSED_TWICE = 1000; // milliseconds after a call was kept in which another press is the same one
let keeping = false;
let keptAt = -PRESSED_TWICE;

byId("call").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (keeping || performance.now() - keptAt < PRESSED_TWICE) return;
  keeping = true;
  const form = event.target;
  try {
    const chosen = subject.value ? opened : null;
    const kept = await post("/operator/api/calls", {
      question: query.value.trim(),
      answer: chosen ? byId("reading").textContent : "",
      note: form.elements.note.value,
      follow_up: form.elements.follow_up.value,
      department: form.elements.department.value,
      document: chosen?.document_id || null,
      article: chosen?.key || null,
    });
    keptAt = performance.now();
    form.reset();
    offerSubject();
    byId("call-status").textContent = `已记下，编号 ${kept.id}。`;
    query.select();
    query.focus();
  } catch (error) {
    byId("call-status").textContent = error.message;
  } finally {
    keeping = false;
  }
});

byId("call-follow-up").addEventListener("change", (event) => {
  const department = byId("call-department");
  if (event.target.value === "hand_over" && !department.value) department.value = department.dataset.suggested || "";
});

byId("call-department").addEventListener("change", (event) => {
  if (event.target.value) byId("call-follow-up").value = "hand_over";
});

const reportNotFound = async () => {
  if (!query.value.trim()) return;
  try {
    await post("/operator/api/unanswered", { question: query.value.trim() });
    say("已放进未答问题，由编辑答复。");
  } catch (error) {
    say(error.message);
  }
};

/* Keys */

const KEYS = {
  "/": () => query.select() || query.focus(),
  c: copyReading,
  n: () => byId("call-note").focus(),
  f: () => panel.querySelector("fieldset input, fieldset select")?.focus(),
  r: () => panel.querySelector(".related button")?.focus(),
  u: reportNotFound,
  m: () => more.hidden || search(true),
  0: () => offers.length && use((taken + 1) % offers.length),
  ArrowDown: () => open(Math.min(selected + 1, rows.length - 1)),
  ArrowUp: () => open(Math.max(selected - 1, 0)),
};

query.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (rows.length) select((selected + step + rows.length) % rows.length);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (selected < 0) panel.focus(); // nothing to open, but u and n are keys again
    else open(selected);
  } else if (event.altKey && /^Digit[0-9]$/.test(event.code)) {
    event.preventDefault();
    const figure = event.code.slice(5);
    if (figure === "0") KEYS[0]();
    else open(Number(figure) - 1);
  } else if (event.key === "/") {
    event.preventDefault(); // pressed by habit: the box is there already, its words are replaced
    query.select();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const writing = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && writing !== query) {
    event.preventDefault();
    if (writing) panel.focus();
    else query.focus();
    return;
  }
  if (writing) return;
  const action = /^[1-9]$/.test(event.key) ? () => open(Number(event.key) - 1) : KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

query.addEventListener("input", soon);
byId("search").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("change", (event) => {
  matchChapters(event.target);
  search();
});
more.addEventListener("click", () => search(true));
const signOut = document.querySelector("form[data-who]");
let signingOut = false;
signOut.addEventListener("submit", () => {
  signingOut = true;
});
window.addEventListener("pagehide", () => {
  if (signingOut) sessionStorage.removeItem(ASIDE);
  else if (query.value || byId("call-note").value) putAside();
});
takeUp();
if (query.value) search();

// Not by the autofocus attribute: a key pressed before the browser gets to it would make it complain.
if (document.activeElement === document.body) query.focus();
