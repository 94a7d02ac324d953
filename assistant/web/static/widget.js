/* 政策通 on any page: a button and a panel in a shadow root. One script, no library, no cookies, no
   request but to the server it came from. Nothing is written as HTML: every node is made, so that
   it works where the page forbids inline scripts, inline styles and HTML strings (Trusted Types).
   The server puts speech.js and the text of widget.css where they are named. Attributes: see docs/widget.md. */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || !Element.prototype.attachShadow || !window.fetch) return;
  const base = new URL(".", script.src).href;
  const said = script.dataset;
  const whole = "whole" in said;
  const STYLE = "%STYLE%";
  const KEY = "zhengcetong:" + base;
  const KEPT = 30;
  const SILENCE = 45000;
  const REFUSED = "这个网站还没有被允许使用政策通，请网站管理员联系县里加进允许的来源。";
  const title = said.title || "政策问答";
  const greeting =
    said.greeting || "您好！惠企政策有什么想问的？用平常的话问就行，回答逐条引用文件原文。";
  const first = (said.questions || "").split("|").map((text) => text.trim()).filter(Boolean);

  /* %SPEECH% */

  /* Making nodes. */
  const make = (tag, props, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (name in node && name !== "role") node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };
  const button = (text, onclick, props) => make("button", { type: "button", onclick, ...props }, text);

  /* What the tab remembers. */
  const recall = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  };
  const remembered = recall();
  const memory = { session: remembered.session || null, turns: remembered.turns || [], open: remembered.open };
  const remember = () => {
    memory.turns = memory.turns.slice(-KEPT);
    try {
      sessionStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      /* storage is forbidden or full: the conversation lasts as long as the page */
    }
  };

  /* Text: the Markdown an answer uses; [第22条] becomes a button that opens the source. */
  const inline = (text, refs) =>
    text
      .split(/(\*\*.+?\*\*|\[[^\]\s]{1,40}\])/)
      .filter(Boolean)
      .map((part) => {
        if (part.startsWith("**") && part.length > 4) {
          return make("strong", null, ...inline(part.slice(2, -2), refs));
        }
        const open = part[0] === "[" && refs && refs[part.slice(1, -1)];
        return open ? button(part, open, { className: "ref" }) : part.replace(/\\([|*[\]_])/g, "$1");
      });
  /* \| is no border. No lookbehind: Safari before 16.4 would refuse the whole script. */
  const cells = (line) =>
    line.trim().replace(/\\\|/g, "\0").replace(/^\||\|$/g, "").split("|").map((text) => text.trim().replace(/\0/g, "\\|"));
  const row = (line, cell, refs) =>
    make("tr", null, ...cells(line).map((text) => make(cell, null, ...inline(text, refs))));
  const block = (text, refs) => {
    const lines = text.split("\n").filter((line) => line.trim());
    if (lines.length > 1 && /^\s*\|/.test(lines[0]) && /^[\s|:-]+$/.test(lines[1])) {
      return [
        make(
          "table",
          null,
          make("thead", null, row(lines[0], "th", refs)),
          make("tbody", null, ...lines.slice(2).map((line) => row(line, "td", refs))),
        ),
      ];
    }
    const nodes = [];
    for (const line of lines) {
      const item = /^\s*([-*]|\d+[.)])\s+(.*)$/.exec(line);
      if (!item) {
        nodes.push(make("p", null, ...inline(line.replace(/^(#+|>)\s+/, ""), refs)));
        continue;
      }
      const tag = /\d/.test(item[1]) ? "ol" : "ul";
      let list = nodes[nodes.length - 1];
      if (!list || list.localName !== tag) {
        nodes.push((list = make(tag, tag === "ol" ? { start: parseInt(item[1], 10) } : null)));
      }
      list.append(make("li", null, ...inline(item[2], refs)));
    }
    return nodes;
  };
  const rich = (text, refs) => text.split(/\n\s*\n/).flatMap((part) => block(part, refs));

  /* A way to the office's people; what was asked stands in the form already. */
  const OFFICE = "县里工作人员的答复";
  const ANSWERED_THERE = ["out_of_scope", "other_place", "not_stated"];
  const letter = (text, asked) => {
    const begun = encodeURIComponent([...(asked || "")].slice(0, 300).join(""));
    const href = base + "messages/new" + (begun && "?question=" + begun);
    return make("a", { href, target: "_blank", rel: "noopener" }, text);
  };

  /* The panel. */
  const status = make("p", { className: "unseen", role: "status" });
  const log = make("div", { className: "log", role: "log", "aria-label": "对话", tabIndex: 0 });
  const box = make("textarea", { rows: 1, id: "q", placeholder: "例如：刚升规能拿多少？" });
  const send = make("button", { className: "go" }, "发送");
  const form = make("form", null, make("label", { className: "unseen", htmlFor: "q" }, "您的问题"), box, send);
  const opener = button(said.label || title, () => toggle(true), { className: "opener", "aria-expanded": "false" });
  const panel = make(
    "div",
    { className: "panel", role: "dialog", "aria-labelledby": "t", hidden: true },
    make(
      "div",
      { className: "head" },
      make("h2", { id: "t" }, title),
      button("重新开始", () => restart(), null),
      whole ? null : button("×", () => toggle(false), { "aria-label": "收起" }),
    ),
    log,
    status,
    form,
    make(
      "small",
      null,
      "回答供参考，以责任单位的认定为准；拿不准请拨打 12345，或",
      letter("给县里留言"),
      "。请不要写姓名、证件号和电话。",
    ),
  );
  speech.whenAble((able) => panel.classList.toggle("mute", !able));
  const bottom = () => {
    log.scrollTop = log.scrollHeight;
  };

  /* The text with the quoted stretches marked. */
  const marked = (text, quotes) => {
    const edges = quotes.map((quote) => [text.indexOf(quote), quote.length]).filter(([at]) => at >= 0);
    const nodes = [];
    let place = 0;
    for (const [at, length] of edges.sort((a, b) => a[0] - b[0])) {
      const from = Math.max(at, place);
      if (at + length <= place) continue;
      nodes.push(text.slice(place, from), make("mark", null, text.slice(from, at + length)));
      place = at + length;
    }
    return [...nodes, text.slice(place)];
  };

  /* One cited article; `cited` are its citations, each with a quote of its own. */
  const citation = (cited) => {
    const { document_id, key, label, title, departments } = cited[0];
    const quotes = cited.map((one) => one.quote);
    const words = make("blockquote", null, ...marked(quotes.join("\n"), quotes));
    const box = make(
      "details",
      null,
      make("summary", null, `${label} ${title}`),
      words,
      make("small", null, cited[0].document + (departments.length ? "　责任单位：" + departments.join("、") : "")),
    );
    let asked = false;
    box.addEventListener("toggle", async () => {
      if (!box.open || asked) return;
      asked = true;
      try {
        const place = [document_id, key].map(encodeURIComponent).join("/");
        const response = await fetch(`${base}api/articles/${place}`, { credentials: "omit" });
        const { text } = await response.json();
        words.replaceChildren(...marked(text, quotes));
      } catch {
        asked = false; /* the quoted words are there; the rest of the article comes next time */
      }
    });
    return box;
  };

  const rate = (answer) => {
    const bar = make("div", { className: "chips" });
    const give = async (rating) => {
      let thanks = "谢谢，已经记下。";
      try {
        const response = await post("api/feedback", { answer_id: answer.answer_id, rating });
        if (!response.ok) thanks = (await response.json()).error.message;
      } catch {
        thanks = "没有送出去，请稍后再试。";
      }
      const said = make("span", { role: "status", tabIndex: -1 }, thanks);
      const here = bar.contains(root.activeElement); /* else the keyboard would fall out of the panel */
      bar.replaceChildren(said);
      if (here) said.focus();
    };
    bar.append(button("有帮助", () => give(1)), button("没帮助", () => give(-1)));
    return bar;
  };

  const show = (node, question, answer, fresh) => {
    const refs = {};
    const sources = [];
    const articles = new Map();
    for (const cited of answer.citations) {
      const place = cited.document_id + "/" + cited.key;
      articles.set(place, [...(articles.get(place) || []), cited]);
    }
    for (const cited of articles.values()) {
      const source = citation(cited);
      sources.push(source);
      refs[cited[0].label] = refs[cited[0].label] || (() => {
        source.open = true;
        source.firstChild.focus();
        source.scrollIntoView({ block: "nearest" });
      });
    }
    const words = [
      ...rich(answer.answer, refs),
      ...answer.notices.filter((text) => !answer.answer.includes(text.replace(/。$/, ""))).map((text) => make("p", { className: text.startsWith(OFFICE) ? "office" : "notice" }, text)),
    ];
    node.replaceChildren(...words, speech.button(() => words), ...sources);
    if (ANSWERED_THERE.includes(answer.reason)) {
      node.append(make("p", null, letter("给县里留言，由工作人员答复", question)));
    }
    if (!answer.generated_by.startsWith("extractive")) {
      node.append(make("p", { className: "small" }, `以上文字由人工智能生成（${answer.generated_by}），已与原文逐句核对。`));
    }
    if (fresh) node.append(chips(answer.suggestions), rate(answer));
  };
  const chips = (texts) =>
    make("div", { className: "chips" }, ...texts.map((text) => button(text, () => ask(text))));

  /* Asking. */
  const post = (path, body, signal) =>
    fetch(base + path, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal,
    });
  let running = null;

  /* Whether the server is there though its answer may not be read: then it does not know this site. */
  const reachable = async () => {
    if (new URL(base).origin === location.origin) return false;
    try {
      await fetch(`${base}widget.js`, { mode: "no-cors", credentials: "omit", cache: "no-store" });
      return true;
    } catch {
      return false;
    }
  };

  /* Reads server-sent events; `take` gets each event's name and data. */
  const events = async (response, alive, take) => {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      alive();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = blocks.pop();
      for (const text of blocks) {
        let name = "";
        const data = [];
        for (const line of text.split(/\r?\n/)) {
          const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
          if (field === "event") name = value;
          if (field === "data") data.push(value);
        }
        take(name, data.join("\n"));
      }
      if (done) return;
    }
  };

  const ask = async (question) => {
    if (running || !question.trim()) return;
    speech.stop();
    const stop = (running = new AbortController());
    let timer = 0;
    let cut = false;
    let text = "";
    let answer = null;
    let trouble = "";
    let long = false;
    const lost = () => {
      cut = true;
      stop.abort();
    };
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(lost, SILENCE);
    };
    const node = make("div", { "aria-busy": "true" }, "……");
    log.append(make("p", { className: "asked" }, question), node);
    send.textContent = "停止";
    status.textContent = "正在回答";
    bottom();
    alive();
    addEventListener("offline", lost);
    try {
      const body = { question, session_id: memory.session, as_of: null };
      const response = await post("api/ask/stream", body, stop.signal);
      if (!response.ok) {
        trouble = (await response.json()).error.message;
        long = response.status === 413;
      } else {
        await events(response, alive, (name, data) => {
          if (name === "token") {
            text += data;
            node.replaceChildren(...rich(text));
            bottom();
          } else if (name === "done") {
            answer = JSON.parse(data);
          } else if (name === "error") {
            trouble = JSON.parse(data).error.message;
          }
        });
        if (!answer) trouble = trouble || "回答没有收完，上面的文字不完整。";
      }
    } catch {
      const stopped = stop.signal.aborted;
      if (stopped && !cut) trouble = "已经停下。";
      else if (!stopped && !text && (await reachable())) trouble = REFUSED;
      else trouble = "网络不通，回答没有收完。";
    }
    clearTimeout(timer);
    removeEventListener("offline", lost);
    running = null;
    send.textContent = "发送";
    if (!node.isConnected) return; /* the conversation was begun anew meanwhile */
    if (answer) {
      memory.session = answer.session_id;
      memory.turns.push({ question, answer });
      remember();
      show(node, question, answer, true);
      status.textContent = "回答完了";
    } else {
      status.textContent = trouble;
      if (!text) node.replaceChildren();
      node.append(make("p", { className: "notice" }, trouble));
      const again = button("再问一次", () => {
        again.disabled = true;
        log.focus({ preventScroll: true });
        ask(question);
      });
      if (!long) node.append(again);
    }
    if (long) {
      /* to be made shorter in the box, if nothing else was begun there */
      node.previousSibling.remove();
      box.value = box.value || question;
    }
    node.removeAttribute("aria-busy");
    (long ? node : node.previousSibling).scrollIntoView({ block: "start" });
  };

  const draw = () => {
    log.replaceChildren(make("div", null, make("p", null, greeting), memory.turns.length ? null : chips(first)));
    memory.turns.forEach(({ question, answer }, place) => {
      const node = make("div");
      show(node, question, answer, place === memory.turns.length - 1);
      log.append(make("p", { className: "asked" }, question), node);
    });
  };
  const restart = () => {
    if (running) running.abort();
    speech.stop();
    memory.session = null;
    memory.turns = [];
    remember();
    draw();
    box.focus();
  };

  const toggle = (open, quiet) => {
    panel.hidden = !open;
    opener.hidden = open;
    opener.setAttribute("aria-expanded", String(open));
    memory.open = open;
    remember();
    if (open) bottom();
    else speech.stop();
    if (!quiet) (open ? box : opener).focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (running) {
      running.abort();
    } else if (box.value.trim()) {
      const question = box.value;
      box.value = "";
      ask(question);
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      if (!running) form.requestSubmit ? form.requestSubmit() : send.click();
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !whole && !event.isComposing) toggle(false);
    if (event.key !== "Tab" || !matchMedia("(max-width: 480px)").matches) return;
    /* The panel covers the page: the keyboard stays inside. */
    const stops = [...panel.querySelectorAll("a, button, textarea, summary, [tabindex]")].filter((e) => e.offsetParent);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (root.activeElement === edge) {
      event.preventDefault();
      stops[event.shiftKey ? stops.length - 1 : 0].focus();
    }
  });

  /* Colours: a brand colour from the page, with the ink that can be read on it. */
  const light = (colour) => {
    const parts = colour.slice(1).match(colour.length < 7 ? /./g : /../g);
    const [r, g, b] = parts.map((part) => {
      const c = parseInt(part.length < 2 ? part + part : part, 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const host = make("div", { lang: "zh-CN" });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => {
    host.dataset.theme = said.theme === "auto" ? (dark.matches ? "dark" : "light") : said.theme || "light";
  };
  host.dataset.side = said.position === "left" ? "left" : "right";
  if (whole) host.dataset.whole = "";
  dress();
  if (dark.addEventListener) dark.addEventListener("change", dress);
  if (/^#([\da-f]{3}|[\da-f]{6})$/i.test(said.color || "")) {
    host.style.setProperty("--brand", said.color);
    host.style.setProperty("--brand-ink", light(said.color) > 0.179 ? "#000" : "#fff");
  }
  const root = host.attachShadow({ mode: "open" });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(make("link", { rel: "stylesheet", href: base + "site/widget.css" })); /* old browsers */
  }
  root.append(make("section", { "aria-label": title }, opener, panel));
  draw();
  const start = () => {
    document.documentElement.append(host); /* not in the body: whatever it does, this stays put */
    toggle(whole || Boolean(memory.open), true);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
