/* What can be done with an answer: print it (or save it as PDF) with its question, sources and day;
   send its question on as an address. */
const answerTools = (() => {
  "use strict";
  const ON_PAPER = "on-paper";
  let opened = []; // what is open on paper only

  const asked = (answer) =>
    [...document.querySelectorAll("#conversation .asked")]
      .filter((one) => one.compareDocumentPosition(answer) & Node.DOCUMENT_POSITION_FOLLOWING)
      .pop();

  const print = (answer) => {
    document.documentElement.classList.add("one-answer");
    for (const node of [asked(answer), answer]) node.closest(".message-row").classList.add(ON_PAPER);
    window.print();
  };

  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#conversation details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    document.documentElement.classList.remove("one-answer");
    for (const row of document.querySelectorAll(`.${ON_PAPER}`)) row.classList.remove(ON_PAPER);
  });

  const button = (text, act) => {
    const node = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
    node.addEventListener("click", () => act(node));
    return node;
  };

  return (answer) => [
    button("打印或存成 PDF", () => print(answer)),
    button("复制问题的链接", (node) => {
      copyBy(node, `${window.location.origin}/?q=${encodeURIComponent(asked(answer).innerText)}`);
    }),
  ];
})();
