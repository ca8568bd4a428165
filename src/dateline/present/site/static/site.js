// Niceties only: every page works without this file.
import { lightSpan, watchPlace } from "./place.js";
import { linkHighlights } from "./linked.js";

// Audit drawer: the link's page, shown over this one.
const drawer = document.getElementById("drawer");

async function explain(link) {
  const address = new URL(link.href);
  address.searchParams.set("fragment", "1");
  const answer = await fetch(address);
  if (!answer.ok) { location.assign(link.href); return; }
  const content = new DOMParser().parseFromString(await answer.text(), "text/html");
  const close = document.createElement("button");
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => drawer.close());
  drawer.replaceChildren(close, ...content.body.childNodes);
  if (!drawer.open) drawer.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.why");
  if (!link || !drawer || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  explain(link).catch(() => location.assign(link.href));
});

// Keys: "/" goes to the search, "?" nothing is hidden behind.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("q")?.focus();
});

linkHighlights(document);
watchPlace(document);
lightSpan(document, location.hash);
