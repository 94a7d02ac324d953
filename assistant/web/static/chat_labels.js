/* What Gradio tells screen readers: it names its parts in English (some in any language, the others
   where the browser is not set to Chinese) and a message by its HTML. Here all of it is Chinese. */
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
    const told = node.classList.contains("sr-only") && node.firstChild;
    if (told && NAMES[told.data]) told.data = NAMES[told.data];
  };

  const watch = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") name(target);
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        name(added);
        added.querySelectorAll("[aria-label], [title], .sr-only").forEach(name);
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
