/* Who rates an answer down is asked what is wrong: one sentence, only if he likes; the office reads it. */
(() => {
  "use strict";
  const ASKED = "哪里不对？可以写一句，也可以不写。请不要写姓名和电话。";

  const answerBefore = (button) =>
    [...document.querySelectorAll("#conversation .answer[id]")]
      .filter((one) => one.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING)
      .pop();

  const send = async (form, answer) => {
    const response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ answer_id: answer.id.replace("answer-", ""), rating: -1, comment: form.elements.comment.value.trim() }),
    });
    if (!response.ok) throw new Error((await response.json()).error.message);
  };

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const ask = (answer) => {
    const form = make("form", { className: "complaint" });
    const label = make("label", { textContent: ASKED });
    const comment = make("textarea", { name: "comment", rows: 2, maxLength: 500, required: true });
    const said = make("p", { className: "complaint-said" });
    said.setAttribute("role", "status");
    label.append(comment);
    form.append(label, make("button", { className: "button", textContent: "送出" }), said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await send(form, answer);
        label.remove();
        form.querySelector("button").remove();
        said.textContent = "收到了，谢谢。县里的工作人员会看到。";
      } catch (error) {
        said.textContent = error instanceof TypeError ? "网络不通，没有送出，请稍后再试。" : error.message;
      }
    });
    answer.append(form);
    comment.focus();
  };

  const follow = (event) => {
    const button = event.target.closest("#conversation button[aria-label]");
    const answer = button && ["赞", "踩"].includes(button.getAttribute("aria-label")) && answerBefore(button);
    if (!answer) return;
    answer.querySelector(".complaint")?.remove();
    if (button.getAttribute("aria-label") === "踩") ask(answer);
  };
  document.addEventListener("click", follow, true); // before Gradio draws the button anew
})();
