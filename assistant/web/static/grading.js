/* The full way to rate an answer: one of the five grades, and why, if one likes; the office reads it.
   It opens by 评价 beside the answer, or when the answer is rated down by the quick way (踩). */
const grading = (() => {
  "use strict";
  const WRONG = "哪里不对？可以写一句，也可以不写。请不要写姓名和电话。";
  const WHY = "为什么？可以写一句，也可以不写。请不要写姓名和电话。";
  const LEAST_SATISFIED = 3;
  const names = document.querySelector("meta[name=grades]").content.split(" "); // the best first

  const answerBefore = (button) =>
    [...document.querySelectorAll("#conversation .answer[id]")]
      .filter((one) => one.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING)
      .pop();

  const send = async (form, answer) => {
    const grade = Number(form.elements.grade.value);
    const rating = grade >= LEAST_SATISFIED ? 1 : -1; // without a grade it was rated down
    const comment = form.elements.comment.value.trim();
    if (!grade && !comment) return rating; // that it was rated down is kept already
    const response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        answer_id: answer.id.replace("answer-", ""),
        rating,
        ...(grade && { grade }),
        ...(comment && { comment }),
      }),
    });
    if (!response.ok) throw new Error((await response.json()).error.message);
    return rating;
  };

  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  const grades = (required) => {
    const choice = (name, place) => {
      const box = make("input", { type: "radio", name: "grade", value: names.length - place, required });
      return make("label", {}, box, name);
    };
    return make("fieldset", {}, make("legend", { textContent: "您对这个回答满意吗？" }), ...names.map(choice));
  };

  const thanks = (rating) =>
    rating > 0
      ? ["收到了，谢谢您的评价。"]
      : [
          "收到了，谢谢。县里的工作人员会看到。要工作人员联系您，请",
          make("a", { href: "/messages/new", textContent: "给县里留言" }),
          "。",
        ];

  /* ``down``: it was rated down already, so that a word without a grade is welcome, too. */
  const open = (answer, down) => {
    answer.querySelector(".grading")?.remove();
    const form = make("form", { className: "grading" });
    const choices = grades(!down);
    const comment = make("textarea", { name: "comment", rows: 2, maxLength: 500 });
    const said = make("p", { className: "grading-said" });
    said.setAttribute("role", "status");
    const why = make("label", {}, down ? WRONG : WHY, comment);
    const button = make("button", { className: "button", textContent: "送出" });
    form.append(choices, why, button, said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const rating = await send(form, answer);
        for (const part of [choices, why, button]) part.remove();
        said.replaceChildren(...thanks(rating));
      } catch (error) {
        said.textContent = error instanceof TypeError ? "网络不通，没有送出，请稍后再试。" : error.message;
      }
    });
    answer.append(form);
    (down ? comment : choices.querySelector("input")).focus();
  };

  const follow = (event) => {
    const button = event.target.closest("#conversation button[aria-label]");
    const answer = button && ["赞", "踩"].includes(button.getAttribute("aria-label")) && answerBefore(button);
    if (!answer) return;
    answer.querySelector(".grading")?.remove();
    if (button.getAttribute("aria-label") === "踩") open(answer, true);
  };
  document.addEventListener("click", follow, true); // before Gradio draws the button anew

  /* The button beside an answer; pressed again it closes what it opened. */
  return (answer) => {
    const button = make("button", { type: "button", className: "button", textContent: "评价" });
    button.addEventListener("click", () => {
      const opened = answer.querySelector(".grading");
      opened?.remove();
      if (!opened?.querySelector("fieldset")) open(answer, false); // what only says thanks gives way to a new one
    });
    return button;
  };
})();
