// Sends the forms of a page without leaving it, and says what came of it.

const SOON = 1000;

const told = document.getElementById("gedaan");
const unsent = document.querySelector("[data-unsent]");

let timer = 0;
let asked = 0;
let isSent = false;
let isSending = false;
let kept = "";

export function tell(words, done = true) {
  told.classList.toggle("problem", !done);
  told.textContent = "";
  // A screen reader says it again when the same words come a second time.
  requestAnimationFrame(() => (told.textContent = words));
}

/** Show what this seat may do by now: somebody may have confirmed who sits here, or asked to choose. */
async function refresh() {
  clearTimeout(timer);
  timer = 0;
  const mine = ++asked;
  try {
    const answer = await fetch(`/lees/mag?terug=${location.pathname}`, { cache: "no-store" });
    if (!answer.ok) return;
    const { acts, values, table, own } = await answer.json();
    if (mine !== asked) return;
    if (put("[data-acts]", acts) && !isSending) tell("");
    put("[data-values]", values);
    put("[data-table]", table);
    putOwn(own);
    title();
  } catch {
    // The next time, then.
  }
}

/** The server says when to ask: "now", or "soon" and not with every phone in the room at once. */
export function hear(when) {
  if (when === "now") refresh();
  else timer ||= setTimeout(refresh, SOON * (0.3 + Math.random()));
}

/** Follow the proposal at the table, of which the page shows `key` now. */
export function follow(key) {
  const own = document.querySelector("[data-own] > [data-key]");
  if (!own) return;
  if (own.dataset.key !== key) refresh();
  else if ("asks" in own.dataset) hear("soon");
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template;
}

/** Whether this changed what stands there. */
function put(selector, html) {
  const place = document.querySelector(selector);
  const made = parsed(html);
  if (!place || place.innerHTML.trim() === made.innerHTML.trim()) return false;
  const buttons = () => [...place.querySelectorAll("button")];
  const focused = buttons().indexOf(document.activeElement);
  const act = document.activeElement.closest("form")?.dataset.act;
  place.replaceChildren(made.content);
  if (focused < 0) return true;
  const same = buttons()[focused];
  // Never on to what merely took its place: who presses Enter twice would do that too.
  (same?.closest("form")?.dataset.act === act ? same : (alike(act) ?? told)).focus();
  return true;
}

/** What is being filled in stays under its fingers; only another round takes its place, and gets its words. */
function putOwn(html) {
  const place = document.querySelector("[data-own]");
  const old = place?.querySelector("[data-stand-form]");
  if (old && !isSent) {
    const made = parsed(html).content.querySelector("[data-stand-form]");
    if (isBusy(old) && made?.dataset.standForm === old.dataset.standForm) return;
    const reason = old.elements.reden;
    if (reason.value !== reason.defaultValue) kept = reason.value;
  }
  if (isSent) kept = "";
  isSent = false;
  put("[data-own]", html);
  giveBack(place?.querySelector("[data-stand-form]"));
}

function isBusy(form) {
  const { reden, keuze } = form.elements;
  const isChanged = reden.value !== reden.defaultValue || [...keuze].some((one) => one.checked !== one.defaultChecked);
  return isChanged || form.contains(document.activeElement) || form.closest("details")?.open;
}

function giveBack(form) {
  if (form && kept && !form.elements.reden.value) {
    form.elements.reden.value = kept;
    kept = "";
  }
  if (!unsent) return;
  unsent.hidden = !kept;
  unsent.querySelector("[data-unsent-text]").textContent = kept;
}

/** Under the stage the proposal stands behind a button that says what is asked. */
function title() {
  const place = document.querySelector("[data-proposal]");
  if (!place) return;
  const own = place.querySelector(".own");
  place.hidden = !own?.dataset.title && !kept;
  place.classList.toggle("asks", "asks" in (own?.dataset ?? {}));
  place.querySelector("[data-title]").textContent = own?.dataset.title ?? "";
}

/** What is wrong stands beside its field, and the cursor goes there. */
function point(form, field, words) {
  for (const place of form.querySelectorAll("[data-problem]")) {
    place.textContent = place.dataset.problem === field ? words : "";
  }
  form.elements.reden?.setAttribute("aria-invalid", String(field === "reden"));
  if (field) form.querySelector(`[name="${field}"]`).focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.act || !told) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = isSending = true;
  let place = button;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    const { words, done, field } = await answer.json();
    const isOwn = Boolean(form.closest("[data-own]"));
    if (isOwn) point(form, field, words);
    if (field) return void ((place = null), tell(""));
    isSent = isOwn && done;
    if (isOwn || form.closest("[data-acts], [data-values]")) await refresh();
    const chosen = isOwn && done && document.querySelector("[data-chosen]");
    if (chosen) return void ((place = chosen), tell(""));
    tell(words, done);
  } catch {
    form.submit();
  } finally {
    button.disabled = isSending = false;
    if (place && !place.isConnected) place = alike(form.dataset.act) ?? told;
    place?.focus();
  }
});

/** The button of a form that takes the place of another: asking for the word, and not any more. */
function alike(act) {
  return document.querySelector(`form[data-act^="${act.split("-")[0]}"] button`);
}

title();
