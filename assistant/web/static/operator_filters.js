/* With several documents a chapter is one document's: choosing it chooses that one, and choosing another
   document takes it away. `changed` is the field that was changed. */
export const matchChapters = (changed) => {
  const source = document.getElementById("filter-document");
  const chapter = document.getElementById("filter-chapter");
  const home = () => chapter.selectedOptions[0].closest("optgroup")?.dataset.document;
  if (changed === chapter && home()) source.value = home();
  if (changed === source && source.value && home() && home() !== source.value) chapter.value = "";
  for (const group of chapter.querySelectorAll("optgroup")) {
    const other = Boolean(source.value) && group.dataset.document !== source.value;
    group.hidden = other;
    group.disabled = other; // where the browser cannot hide it
  }
};

/* What is chosen, in words: a filter that is folded away still leaves articles out. */
export const chosenFilters = () => {
  const filters = document.getElementById("filters");
  const lists = [...filters.querySelectorAll("select")].filter((list) => list.value);
  const ticks = [...filters.querySelectorAll("input:checked")];
  const words = [
    ...lists.map((list) => list.selectedOptions[0].textContent),
    ...ticks.map((tick) => tick.parentElement.textContent),
  ];
  return words.map((word) => word.trim()).join("、");
};
