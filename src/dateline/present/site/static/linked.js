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

  for (const kind of ["pointerover", "focusin"]) {
    root.addEventListener(kind, (event) => light(event.target.closest?.("[data-slot], [data-ids]")));
  }
}
