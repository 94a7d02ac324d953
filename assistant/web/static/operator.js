/* The operator's console: search while typing, everything by keyboard, nothing but text from the server. */

import { calculator } from "./operator_rules.js";

const byId = (id) => document.getElementById(id);
const query = byId("query");
const results = byId("results");
const status = byId("status");
const panel = byId("panel");
const offered = byId("offered");
const token = byId("finder").dataset.token;

const WAIT = 25; // milliseconds between the last key and the search: a fast typist's gap is longer
const FILTERS = ["document", "chapter", "department"];
const TICKS = ["computable", "ended"];

let rows = [];
let selected = -1;
let opened = null; // the article in the panel, with its sentence to read
let timer = 0;
let searching = null;

const make = (name, text, properties = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  if (text) element.textContent = text;
  return element;
};

const say = (text) => {
  status.textContent = text;
};

/* Asking the server */

const trouble = async (response) => {
  if (response.status === 401) {
    location.assign("/operator/login");
    return "登录已失效，请重新登录。";
  }
  try {
    return (await response.json()).error.message;
  } catch {
    return "服务器没有答复，请稍后再试。";
  }
};

const get = async (address, signal) => {
  const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(await trouble(response));
  return response.json();
};

const post = async (address, body) => {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await trouble(response));
  return response.status === 204 ? null : response.json();
};

/* Searching */

const asked = () => {
  const wanted = new URLSearchParams({ q: query.value.trim() });
  const form = byId("search");
  for (const name of FILTERS) if (form.elements[name].value) wanted.set(name, form.elements[name].value);
  for (const name of TICKS) if (form.elements[name].checked) wanted.set(name, "true");
  return wanted;
};

const search = async () => {
  searching?.abort();
  if (!query.value.trim()) {
    show({ results: [], words: [], offered: [], first: null });
    say("输入就查，不用按回车。");
    return;
  }
  searching = new AbortController();
  const mine = searching;
  try {
    const found = await get(`/operator/api/search?${asked()}`, mine.signal);
    if (mine === searching) show(found);
  } catch (error) {
    if (error.name !== "AbortError") say(error.message);
  }
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
};

const show = (found) => {
  rows = found.results;
  results.replaceChildren(...rows.map(option));
  query.setAttribute("aria-expanded", String(rows.length > 0));
  offered.replaceChildren(...found.offered.map(offer));
  const meant = found.words.length ? `按“${found.words.join("、")}”查，` : "";
  say(rows.length ? `${meant}找到 ${rows.length} 条` : `${meant}没有找到。换个说法，或按 u 报告没找到。`);
  select(rows.length ? 0 : -1);
  if (found.first) fill(found.first);
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
  name.append(make("kbd", String(place + 1)), `${row.label} ${row.title}`);
  if (row.computable) name.append(make("span", "可计算", { className: "tag" }));
  if (row.ended) name.append(make("span", "有效期已过", { className: "tag ended" }));
  item.append(name, pieces(row.snippet, "words"), pieces(row.source, "soft"));
  item.addEventListener("click", () => open(place));
  return item;
};

const offer = (answer) => {
  const box = make("aside", "", { className: "offer" });
  box.append(
    make("p", `编辑答复：${answer.question}`),
    make("p", answer.answer),
    make("p", `依据 ${answer.label}，${answer.author} 写于 ${answer.written_on}，有效到 ${answer.expires_on}`, { className: "soft" }),
  );
  box.setAttribute("aria-label", "编辑答复");
  return box;
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
  if (!opened || opened.key !== row.key || opened.document_id !== row.document_id) {
    await fetchArticle(row.document_id, row.key, row.reading);
  }
  begin();
};

/* On a phone, too, one starts at the article's title, whether the list lies above or its end was read. */
const begin = () => {
  panel.focus({ preventScroll: true });
  const title = byId("panel-title");
  const { top, bottom } = title.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight / 2) title.scrollIntoView();
};

const fetchArticle = async (documentId, key, reading) => {
  try {
    const found = await get(`/operator/api/articles/${encodeURIComponent(documentId)}/${encodeURIComponent(key)}`);
    fill(reading ? { ...found, reading } : found);
  } catch (error) {
    say(error.message);
  }
};

const fill = (article) => {
  opened = article;
  const reading = make("p", article.reading, { className: "reading", id: "reading" });
  const copy = make("button", "复制答复（c）", { type: "button", className: "button" });
  copy.addEventListener("click", copyReading);
  const place = [article.document, article.chapter].filter(Boolean).join("　");
  panel.replaceChildren(
    make("h2", `${article.label} ${article.title}`, { id: "panel-title" }),
    make("p", place, { className: "soft" }),
    ...article.terms.map((term) => make("p", `有效期：${term}`, { className: "trouble" })),
    make("h3", "念给来电人"),
    reading,
    copy,
    ...departments(article),
    ...calculators(article),
    make("h3", "原文"),
    verbatim(article),
    ...related(article),
  );
  panel.scrollTop = 0;
  const first = article.telephones[0];
  byId("call-department").dataset.suggested = first ? first.department : "";
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
  await fetchArticle(other.document_id, other.key);
  begin();
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
  if (!text) return;
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

byId("call").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  try {
    const kept = await post("/operator/api/calls", {
      question: query.value.trim(),
      answer: byId("reading")?.textContent || "",
      note: form.elements.note.value,
      follow_up: form.elements.follow_up.value,
      department: form.elements.department.value,
      document: opened?.document_id || null,
      article: opened?.key || null,
    });
    form.reset();
    byId("call-status").textContent = `已记下，编号 ${kept.id}。`;
    query.select();
    query.focus();
  } catch (error) {
    byId("call-status").textContent = error.message;
  }
});

byId("call-follow-up").addEventListener("change", (event) => {
  const department = byId("call-department");
  if (event.target.value === "hand_over" && !department.value) department.value = department.dataset.suggested || "";
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
    open(selected);
  } else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    event.preventDefault();
    open(Number(event.code.slice(5)) - 1);
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
byId("filters").addEventListener("change", search);
if (query.value) search();

// Not by the autofocus attribute: a key pressed before the browser gets to it would make it complain.
if (document.activeElement === document.body) query.focus();
