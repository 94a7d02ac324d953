/* Copying by a button: it says for a moment that it has. Pages load this before what uses it. */
const copyBy = async (button, text) => {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    window.prompt("请复制：", text); /* the clipboard is forbidden, or the page is not on https */
    return;
  }
  button.textContent = "已复制";
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
};
