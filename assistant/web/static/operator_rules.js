/* A calculation rule as a form that computes while one types. */

const WAIT = 60;
const HINTS = { money: "如 300万元", rate: "如 12.6%", integer: "整数", number: "数" };
let forms = 0;

const make = (name, text, properties = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  if (text) element.textContent = text;
  return element;
};

const choose = (pairs) => {
  const list = make("select");
  list.append(...[["", "还不知道"], ...pairs].map(([value, label]) => make("option", label, { value })));
  return list;
};

const control = (input) => {
  if (input.type === "choice") return choose(input.choices.map((choice) => [choice.value, choice.value]));
  if (input.type === "flag") return choose([["true", "是"], ["false", "否"]]);
  if (input.type === "date") return make("input", "", { type: "date" });
  const unit = input.unit && input.unit !== "yuan" ? `，单位 ${input.unit}` : "";
  return make("input", "", { type: "text", placeholder: `${HINTS[input.type] || ""}${unit}`, maxLength: 100, autocomplete: "off" });
};

/* 1234567 yuan in the words of the interface's digits, without ever becoming a float. */
export const yuan = (digits) => {
  const [whole, part = ""] = digits.split(".");
  if (!part && whole.length > 4) {
    const tail = whole.slice(-4).replace(/0+$/, "");
    return `${whole.slice(0, -4)}${tail ? `.${tail}` : ""}万元`;
  }
  return `${digits}元`;
};

const figure = (result) => {
  if (result.amount_yuan !== null) return yuan(result.amount_yuan) + (result.per ? `/${result.per}` : "");
  if (result.value !== null) return `${result.value}${result.unit || ""}`;
  return "";
};

const otherFigure = (other) => figure({ per: null, unit: null, amount_yuan: null, value: null, ...other });

/* What the result says in a sentence that names the award; empty while it says nothing yet. */
const sentence = (result) => {
  if (result.ended || result.undecided) return "";
  if (result.eligible === false) return `按您说的情况，不符合条件（${result.title}）：${result.failures.join("；")}。`;
  if (result.missing.length || !figure(result)) return "";
  const until = result.due ? `，到 ${result.due} 止` : "";
  const others = result.alternatives.map((other) => `；条文也可理解为“${other.reading}”，那样是${otherFigure(other)}`);
  return `按您说的情况，${result.title}${result.ceiling ? "最高" : ""}${figure(result)}${until}${others.join("")}。`;
};

const headline = (result) => {
  if (result.ended) return "有效期已过，不再计算";
  if (result.undecided) return `条文没有写明：${result.undecided}`;
  if (result.eligible === false) return "不符合条件";
  if (!figure(result)) return result.eligible && !result.missing.length ? "符合条件" : "";
  return `${result.ceiling ? "最高 " : ""}${figure(result)}`;
};

const lines = (title, texts) => {
  if (!texts.length) return [];
  const list = make("ul");
  list.append(...texts.map((text) => make("li", text)));
  return [make("p", title, { className: "soft" }), list];
};

const outcome = (result) => [
  ...(headline(result) ? [make("p", headline(result), { className: "sum" })] : []),
  ...lines("还要问：", result.missing.map((gap) => gap.question)),
  ...lines("不符合：", result.failures),
  ...lines("怎么算的：", result.steps),
  ...lines("前提：", result.assumptions),
  ...lines("另一种读法：", result.alternatives.map((other) => `${other.reading}：${otherFigure(other)}`)),
  ...lines("请告诉来电人：", result.notices),
];

/* What changes above the form leaves it where it stands; the result is brought into view below it. */
const keepInPlace = (form, result, change) => {
  const frame = form.closest(".panel");
  if (!frame) return; // another article was opened meanwhile
  const top = () => form.getBoundingClientRect().top;
  const before = top();
  change();
  frame.scrollTop += top() - before;
  window.scrollBy(0, top() - before); // on a small screen it is the page that scrolls
  if (form.contains(document.activeElement)) result.firstElementChild?.scrollIntoView({ block: "nearest" });
};

/* `tell` gets the sentence to read aloud each time the result changes. */
export const calculator = (rule, tell) => {
  const prefix = `rule-${(forms += 1)}`;
  const form = make("form", "", { autocomplete: "off" });
  const set = make("fieldset");
  set.append(make("legend", `计算：${rule.title}`));
  const fields = make("div", "", { className: "fields" });
  const said = make("div", "");
  said.setAttribute("role", "status");
  const controls = new Map();
  for (const [name, input] of Object.entries(rule.inputs)) {
    const id = `${prefix}-${name}`;
    const box = make("div");
    const field = control(input);
    const wrong = make("span", "", { className: "wrong", id: `${id}-wrong` });
    field.id = id;
    field.setAttribute("aria-describedby", wrong.id);
    const label = input.optional ? `${input.label}（可以不填）` : input.label;
    box.append(make("label", label, { htmlFor: id, title: input.ask }), field, wrong);
    controls.set(name, { field, wrong });
    fields.append(box);
  }
  set.append(fields, said);
  form.append(set);
  form.addEventListener("submit", (event) => event.preventDefault());

  let timer = 0;
  let latest = 0;
  const compute = async () => {
    const mine = (latest += 1);
    const inputs = {};
    for (const [name, { field }] of controls) if (field.value.trim()) inputs[name] = field.value.trim();
    let response;
    let body;
    try {
      response = await fetch(`/api/rules/${encodeURIComponent(rule.id)}/calculate`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ inputs }),
      });
      body = await response.json();
    } catch {
      body = { error: { message: "服务器没有答复，请稍后再试。" } };
    }
    if (mine !== latest) return;
    for (const { field, wrong } of controls.values()) {
      wrong.textContent = "";
      field.removeAttribute("aria-invalid");
    }
    if (response?.ok) {
      keepInPlace(form, said, () => {
        said.replaceChildren(...outcome(body));
        if (controls.size) tell(sentence(body));
      });
      return;
    }
    const blamed = controls.get((body.error.path || "").replace("inputs.", ""));
    if (blamed) {
      blamed.wrong.textContent = body.error.message;
      blamed.field.setAttribute("aria-invalid", "true");
    }
    said.replaceChildren(...(blamed ? [] : [make("p", body.error.message, { className: "trouble" })]));
    tell("");
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(compute, WAIT);
  });
  if (!controls.size) compute(); // there is nothing to fill in, as where the text states a target
  return form;
};
