// What belongs together lights up together: the words of one slot in every report, its cells, its line in a list.

const tokens = (value) => (value ?? "").split(" ").filter(Boolean);

function indexed(root, name) {
  const found = new Map();
  for (const element of root.querySelectorAll(`[data-${name}]`)) {
    for (const token of tokens(element.dataset[name])) {
      if (!found.has(token)) found.set(token, []);
      found.get(token).push(element);
    }
  }
  return found;
}

export function linkHighlights(root) {
  const bySlot = indexed(root, "slot");
  const byId = indexed(root, "ids");
  let lit = [];

  function light(element) {
    for (const each of lit) each.classList.remove("lit");
    // The first is the innermost: a time within a statement lights the time, not the statement.
    const [slot] = tokens(element?.dataset.slot);
    const [id] = tokens(element?.dataset.ids);
    lit = slot ? bySlot.get(slot) : (byId.get(id) ?? []);
    for (const each of lit) each.classList.add("lit");
  }

  // Each column is scrolled to the same slot: to the height of the word that was clicked, or into its view.
  function align(clicked) {
    const height = clicked?.getBoundingClientRect().top;
    for (const column of root.querySelectorAll(".source")) {
      const word = lit.find((each) => each !== clicked && column.contains(each));
      if (!word || column.contains(clicked)) continue;
      const wanted = height ?? column.getBoundingClientRect().top + column.clientHeight / 3;
      column.scrollTop += word.getBoundingClientRect().top - wanted;
    }
  }

  root.addEventListener("click", (event) => {
    const word = event.target.closest?.(".source mark[data-slot]");
    if (word) align(word);
  });
  const owner = (event) => event.target.closest?.("[data-slot], [data-ids]");
  root.addEventListener("pointerover", (event) => light(owner(event)));
  root.addEventListener("focusin", (event) => {
    if (!owner(event)) return; // a click on a word gives the focus to the box around it
    light(owner(event));
    if (event.target.closest("[data-slot]")) align(null);
  });
}
