/* A message to the office is sent without leaving its page, so that going back never asks to send it
   anew; what is refused is said beside the field. Without this script the form works by itself. */
(() => {
  "use strict";
  const form = document.querySelector(".letter");
  const send = form.querySelector(".primary");

  const refuse = ({ message, path }) => {
    const trouble =
      document.getElementById("trouble") ||
      Object.assign(document.createElement("p"), { id: "trouble", className: "failure" });
    trouble.setAttribute("role", "alert");
    trouble.textContent = message;
    for (const field of [form.message, form.contact, form.consent]) {
      field.removeAttribute("aria-invalid");
      const hint = document.getElementById(`${field.id}-hint`);
      if (hint) field.setAttribute("aria-describedby", hint.id);
      else field.removeAttribute("aria-describedby");
    }
    const wrong = form[path];
    if (wrong) {
      wrong.setAttribute("aria-invalid", "true");
      wrong.setAttribute("aria-describedby", "trouble");
      const hint = document.getElementById(`${wrong.id}-hint`);
      if (hint) hint.before(trouble);
      else wrong.parentElement.after(trouble);
      wrong.focus();
    } else {
      form.before(trouble);
    }
    trouble.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const body = { message: form.message.value, contact: form.contact.value, consent: form.consent.checked };
    try {
      const response = await fetch("/api/messages", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      const told = await response.json();
      if (!response.ok) refuse(told.error);
      else window.location.assign(`/messages?code=${encodeURIComponent(told.code)}`);
    } catch {
      refuse({ message: "网络不通，没有送出去，写的内容还在，请稍后再试。" });
    }
    send.disabled = false;
  });
})();
