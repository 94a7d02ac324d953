/* A form of the console is sent without leaving its page: what was written stays whatever comes back,
   and going back never asks to send it anew. Without this script the forms work by themselves. */
(() => {
  "use strict";
  const LOST = "网络不通，没有保存，写的还在，请稍后再试。";
  const FAILED = "服务器没有答复，没有保存，写的还在，请稍后再试。";
  const ENDED = "登录已失效，没有保存，写的还在。";
  const SIGN_IN = "在另一页登录";
  const THEN = "，再回来保存。";

  const main = () => document.getElementById("main");
  const read = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");
  const whoIn = (page) => page.querySelector("form[data-who]")?.dataset.who;
  const isSignIn = (response) => new URL(response.url).pathname === "/operator/login";

  const say = (form, text, ...more) => {
    form.querySelector(".trouble")?.remove();
    const trouble = Object.assign(document.createElement("p"), { className: "trouble" });
    trouble.setAttribute("role", "alert");
    trouble.append(text, ...more);
    form.prepend(trouble);
    trouble.scrollIntoView({ block: "nearest" });
  };

  const sayEnded = (form) => {
    const link = Object.assign(document.createElement("a"), { href: "/operator/login", target: "_blank" });
    link.textContent = SIGN_IN;
    say(form, ENDED, "请", link, THEN);
  };

  /* Who has signed in anew has another token; the same person's is taken, nobody else's. */
  const renewed = async (form) => {
    const response = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    if (isSignIn(response)) return false;
    const page = await read(response);
    const [mine, now] = [whoIn(document), whoIn(page)];
    if (mine !== now) {
      say(form, `这一页是 ${mine} 打开的，现在登录的是 ${now}：没有保存，写的还在。请用 ${mine} 登录再保存。`);
      return false;
    }
    const token = page.querySelector("input[name=token]").value;
    const fresh = token !== form.elements.token.value;
    for (const field of document.querySelectorAll("input[name=token]")) field.value = token;
    return fresh;
  };

  const isChanged = (field) =>
    field.type === "select-one"
      ? !field.selectedOptions[0]?.defaultSelected && field.selectedIndex > 0
      : field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;

  /* What has been begun in the other forms of the page. */
  const begunBeside = (form) =>
    [...main().querySelectorAll("form")]
      .filter((other) => other !== form && other.method === "post")
      .flatMap((other) => [...other.elements].filter(isChanged).map((field) => [other.action, field.name, field.value]));

  /* The page that came back in place of this one, with what was written in the form as the server has
     it and what was begun in the others as it stands. */
  const show = (page, form) => {
    const begun = begunBeside(form);
    for (const part of ["#main", "nav"]) {
      document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
    }
    document.title = page.title;
    for (const [action, name, value] of begun) {
      const again = [...main().querySelectorAll("form")].find((one) => one.action === action);
      if (again?.elements[name]) again.elements[name].value = value;
    }
    const trouble = main().querySelector("[role=alert]");
    if (trouble) trouble.tabIndex = -1;
    (trouble || main()).focus({ preventScroll: !trouble });
  };

  const send = async (form, again = true) => {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    if (isSignIn(response)) {
      sayEnded(form);
      return;
    }
    if (response.ok && new URL(response.url).pathname !== window.location.pathname) {
      window.location.assign(response.url);
      return;
    }
    if (response.status === 403 && again && (await renewed(form))) {
      await send(form, false);
      return;
    }
    const page = await read(response);
    if (response.ok) window.history.replaceState(null, "", response.url);
    if (page.querySelector("form[data-who]")) show(page, form);
    else if (!form.querySelector(".trouble")) say(form, page.querySelector("[role=alert]")?.textContent || FAILED);
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || !main().contains(form)) return;
    event.preventDefault();
    form.querySelector(".trouble")?.remove();
    const buttons = [...form.querySelectorAll("button")];
    buttons.forEach((button) => (button.disabled = true));
    try {
      await send(form);
    } catch {
      say(form, LOST);
    }
    buttons.forEach((button) => (button.disabled = false));
  });
})();
