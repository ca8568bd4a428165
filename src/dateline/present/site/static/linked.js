// What belongs together lights up together: a record's words, its line in the list, its cell.

function idsOf(element) {
  return (element?.dataset.ids ?? "").split(" ").filter(Boolean);
}

export function linkHighlights(root) {
  const byId = new Map();
  for (const element of root.querySelectorAll("[data-ids]")) {
    for (const id of idsOf(element)) {
      if (!byId.has(id)) byId.set(id, []);
      byId.get(id).push(element);
    }
  }
  if (!byId.size) return;
  let lit = [];

  function light(element) {
    for (const each of lit) each.classList.remove("lit");
    const [first] = idsOf(element);
    const group = element?.dataset.slot
      ? [...root.querySelectorAll(`[data-slot="${CSS.escape(element.dataset.slot)}"]`)]
      : [];
    const words = group.length ? group.flatMap(idsOf).flatMap((id) => byId.get(id) ?? []) : (byId.get(first) ?? []);
    lit = [...new Set([...group, ...words])];
    for (const each of lit) each.classList.add("lit");
  }

  root.addEventListener("pointerover", (event) => light(event.target.closest?.("[data-ids]")));
  root.addEventListener("focusin", (event) => light(event.target.closest?.("[data-ids]")));
}
