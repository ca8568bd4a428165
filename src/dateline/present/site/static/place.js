// A range of code points of the page's text (RFC 5147, #char=10,24), found in the document and lit.
// Offsets count Unicode code points; strings here count UTF-16 units.

const PLACE = /^#char=(\d+),(\d+)$/;

function unitsOf(text, points) {
  let units = 0;
  for (const character of text) {
    if (points-- <= 0) break;
    units += character.length;
  }
  return units;
}

function pointsOf(text) {
  let points = 0;
  for (const _ of text) points++;
  return points;
}

function rangesIn(root, start, end) {
  const ranges = [];
  for (const piece of root.querySelectorAll("[data-start]")) {
    const text = piece.textContent;
    const from = Number(piece.dataset.start);
    const to = from + pointsOf(text);
    if (to <= start || from >= end || !piece.firstChild) continue;
    const range = new Range();
    range.setStart(piece.firstChild, unitsOf(text, Math.max(start - from, 0)));
    range.setEnd(piece.firstChild, unitsOf(text, Math.min(end, to) - from));
    ranges.push(range);
  }
  return ranges;
}

export function lightSpan(root, hash) {
  const found = PLACE.exec(hash);
  if (!found) return;
  const ranges = rangesIn(root, Number(found[1]), Number(found[2]));
  if (!ranges.length) return;
  if ("highlights" in CSS) CSS.highlights.set("place", new Highlight(...ranges));
  ranges[0].startContainer.parentElement.scrollIntoView({ block: "center" });
}

export function watchPlace(root) {
  addEventListener("hashchange", () => lightSpan(root, location.hash));
}
