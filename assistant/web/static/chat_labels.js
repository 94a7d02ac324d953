/* What Gradio says of its own: it names its parts for screen readers in English (some in any language,
   the others where the browser is not set to Chinese) and a message by its HTML; it tells in English
   that the connection is lost. Here all of it is Chinese. */
(() => {
  "use strict";
  const NAMES = {
    "chatbot conversation": "对话",
    "Copy message": "复制",
    "Copied message": "已复制",
    "Loading response": "正在回答",
    "Loading content": "正在回答",
    "Scroll down": "到最下面",
    Clear: "清空对话",
    Like: "赞",
    Dislike: "踩",
    Liked: "已赞",
    Disliked: "已踩",
    Close: "关闭",
    Error: "连接断了",
    "Connection to the server was lost. Attempting reconnection...":
      "与服务器的连接断了，正在重新连接；连上以后这一页会自己刷新。",
  };
  const SPEAKERS = { user: "您问", bot: "回答" };
  const ATTRIBUTES = ["aria-label", "title"];

  const name = (node) => {
    const speaker = SPEAKERS[node.dataset.testid];
    if (speaker && node.getAttribute("aria-label") !== speaker) {
      node.setAttribute("role", "group");
      node.setAttribute("aria-label", speaker);
    }
    for (const attribute of ATTRIBUTES) {
      const chinese = NAMES[node.getAttribute(attribute)];
      if (chinese) node.setAttribute(attribute, chinese);
    }
  };

  /* Words of its own are few: those only for the ear, and messages over the page. */
  const TOLD = ".sr-only, .toast-wrap *";
  const tell = (node) => {
    for (const part of node.childNodes) {
      const chinese = part.nodeType === Node.TEXT_NODE && NAMES[part.data.trim()];
      if (chinese) part.data = chinese;
    }
  };

  const watch = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") name(target);
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        name(added);
        added.querySelectorAll("[aria-label], [title]").forEach(name);
        if (added.matches(TOLD)) tell(added);
        added.querySelectorAll(TOLD).forEach(tell);
      }
    }
  });
  watch.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ATTRIBUTES,
    childList: true,
    subtree: true,
  });
})();
