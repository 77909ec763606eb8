// Keeps the plain live page up to date: only what changed is replaced, only what is new is said.

import { follow, hear } from "/static/maktui/forms.js";

const DELAYS = [1000, 2000, 5000, 10000];
const MANY = 3;

const main = document.querySelector("main");
const news = document.querySelector("[data-news]");
const bar = document.querySelector("[data-updating]");
const button = bar.querySelector("button");
const values = document.getElementById("waarden");
const state = bar.querySelector(".state");

let source = null;
let seen = main.dataset.issue;
let tries = 0;
let timer = 0;
let wanted = true;

bar.hidden = false;
button.addEventListener("click", () => {
  wanted = !wanted;
  button.textContent = wanted ? button.dataset.stop : button.dataset.go;
  if (wanted) listen();
  else stop();
});
window.addEventListener("online", () => wanted && listen());
window.addEventListener("offline", () => wanted && (stop(), say(state.dataset.away), again()));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && wanted && source?.readyState !== EventSource.OPEN) listen();
});
listen();

function listen() {
  stop();
  source = new EventSource(`${main.dataset.stream}?na=${encodeURIComponent(seen)}`);
  source.addEventListener("open", () => {
    tries = 0;
    say(state.dataset.on);
  });
  source.addEventListener("page", (event) => {
    seen = event.lastEventId;
    change(JSON.parse(event.data));
  });
  source.addEventListener("acts", (event) => hear(event.data));
  source.addEventListener("gone", () => location.replace("/"));
  source.addEventListener("error", async () => {
    say(state.dataset.away);
    stop();
    again();
  });
}

function stop() {
  clearTimeout(timer);
  source?.close();
  source = null;
  if (!wanted) say(state.dataset.off);
}

/** After a while: first whether there still is a seat, which a stream can't tell. */
function again() {
  const delay = DELAYS[Math.min(tries++, DELAYS.length - 1)];
  timer = setTimeout(async () => {
    try {
      const answer = await fetch(location.pathname, { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect" || answer.status === 401) return void location.replace("/");
    } catch {
      return void again();
    }
    listen();
  }, delay * (0.75 + Math.random() / 2));
}

function say(words) {
  state.textContent = words;
}

function change(boxes) {
  const said = [];
  for (const [name, { order, blocks }] of Object.entries(boxes)) {
    const box = document.querySelector(`[data-box="${name}"]`);
    const fresh = arrange(box, order, blocks);
    if (box.dataset.new && fresh.length) said.push(...words(box, fresh));
  }
  if (said.length) announce(said);
  const isAboutValues = document.getElementById("now").dataset.focus === "values";
  if ("now" in boxes && isAboutValues) values?.setAttribute("open", "");
  if ("table" in boxes) follow(document.getElementById("table")?.dataset.item ?? "");
}

/** Put the blocks of a box in order, those that are the same untouched; gives the new ones. */
function arrange(box, order, blocks) {
  const before = new Map([...box.children].map((element) => [element.id, element]));
  const fresh = [];
  const wanted = order.map((key) => {
    const old = before.get(key);
    if (!(key in blocks)) return old;
    const made = element(blocks[key]);
    if (old?.outerHTML === made.outerHTML) return old;
    const isNew = old ? old.dataset.item !== made.dataset.item : !made.classList.contains("none");
    if (isNew) fresh.push(made);
    if (!old || isNew) made.classList.add("fresh");
    old?.replaceWith(made);
    return made;
  });
  const keep = new Set(wanted);
  for (const old of [...box.children]) if (!keep.has(old)) old.remove();
  wanted.forEach((block, place) => {
    if (block && box.children[place] !== block) box.insertBefore(block, box.children[place] ?? null);
  });
  return fresh;
}

function element(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

function words(box, fresh) {
  if (fresh.length > MANY && box.dataset.many) return [box.dataset.many.replace("{count}", fresh.length)];
  return fresh.slice(-MANY).map((block) => `${box.dataset.new}: ${text(block)}`);
}

function text(block) {
  const copy = block.cloneNode(true);
  for (const unsaid of copy.querySelectorAll(".gutter, [aria-hidden], [data-unsaid]")) unsaid.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function announce(said) {
  news.replaceChildren(
    ...said.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }),
  );
}
