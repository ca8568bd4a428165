// Niceties only: every page works without this file.
import { lightSpan, watchPlace } from "./place.js";
import { linkHighlights } from "./linked.js";

// Audit drawer: the link's page, shown over this one.
const drawer = document.getElementById("drawer");

function addressOf(link) {
  const address = new URL(link.href);
  address.searchParams.set("fragment", "1");
  return address;
}

async function explain(link) {
  const answer = await fetch(addressOf(link));
  if (!answer.ok) { location.assign(link.href); return; }
  await show(answer);
  if (link.hash) drawer.querySelector(link.hash)?.scrollIntoView();
}

async function show(answer) {
  const content = new DOMParser().parseFromString(await answer.text(), "text/html");
  const close = document.createElement("button");
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => drawer.close());
  drawer.replaceChildren(close, ...content.body.childNodes);
  if (!drawer.open) drawer.showModal();
}

// A judgement written in the drawer leaves the page where it is.
drawer?.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("method") !== "post") return;
  event.preventDefault();
  const send = async () => {
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    // Not form.action: that is the button of this name.
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields });
    await show(answer);
    drawer.querySelector("#judge")?.scrollIntoView({ block: "nearest" });
    drawer.querySelector(".kept-note")?.focus();
  };
  send().catch(() => form.submit());
});

// Keys in the drawer: a accepts, r rejects, u is unsure; what they write can be taken back.
drawer?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  drawer.querySelector(`button[data-key="${CSS.escape(event.key)}"]`)?.click();
});

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
