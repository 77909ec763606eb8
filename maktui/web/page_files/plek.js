// An app of one's own: fitted to the window, focus in it, paste and copy as everywhere.

import { Apart } from "/static/maktui/apart.js";
import { hear as hearActs } from "/static/maktui/forms.js";
import { frame, start, terminal } from "/static/maktui/terminal.js";

const KEYS = {
  esc: "\x1b", tab: "\t", up: "\x1b[A", down: "\x1b[B", right: "\x1b[C", left: "\x1b[D", slash: "/", enter: "\r",
};
const LINE = 24;

/** Where one types: in the terminal, and without a connection in the field that this browser keeps. */
const input = () => (apart?.isAlone ? apart.field : terminal.querySelector(".xterm-helper-textarea"));
const focus = () => input()?.focus({ preventScroll: true });
const closed = document.querySelector("[data-closed]");
const bar = document.querySelector(".bar");
let socket;
let wasAway = false;

const apart = Apart.on(document.querySelector("[data-apart]"), {
  put: (line) => socket?.last?.say("unsent", line),
  done: focus,
});

clipboardWithoutHttps();
socket = await start({ fontSize: window.innerWidth < 600 ? 14 : 16, mayType: true, tell, hear });
new ResizeObserver(() => window.onresize?.()).observe(frame);
// Keys there go nowhere, and a click would bring them there.
terminal.addEventListener("focusin", () => apart?.isAlone && focus());
focus();

function tell(state) {
  closed.hidden = state !== "closed";
  if (state === "closed") return void closed.querySelector("button").focus();
  apart?.connected(state === "here");
  if (state === "here" && !apart?.isInUse && !bar.contains(document.activeElement)) focus();
  if (state === "here" && wasAway) hear("acts", "now");
  wasAway = state !== "here";
}

function hear(kind, value) {
  // Who writes has no forms here.
  if (kind === "acts" && bar.querySelector("[data-acts]")) hearActs(value);
  if (kind === "kept" || kind === "waits") apart?.heard(value, kind === "kept");
}

closed.querySelector("button").addEventListener("click", () => socket.last.reopen());

// The menu of reports lies over the screen for as long as someone is in it.
const menu = bar.querySelector("nav details");
menu?.addEventListener("focusout", (event) => (menu.open = menu.contains(event.relatedTarget)));

for (const button of document.querySelectorAll("[data-key]")) {
  // On press, so that the terminal keeps the focus and a phone its keyboard.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (button.dataset.key === "enter" && apart?.enter()) return;
    socket.last?.type(KEYS[button.dataset.key]);
    if (document.activeElement !== input()) focus();
  });
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "F6") {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (document.activeElement !== input()) return void focus();
      [...bar.querySelectorAll("summary, nav a")].find((one) => one.checkVisibility()).focus();
    }
    // The browser pastes by itself and xterm hears that; as a key it would be ^V.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "v" && event.target === input()) {
      event.stopImmediatePropagation();
    }
  },
  true,
);

let touched = 0;
terminal.addEventListener("touchstart", (event) => (touched = event.touches[0].clientY), { passive: true });
terminal.addEventListener(
  "touchmove",
  (event) => {
    const { clientX, clientY } = event.touches[0];
    if (Math.abs(clientY - touched) < LINE) return;
    const deltaY = touched > clientY ? 100 : -100;
    touched = clientY;
    terminal.querySelector(".xterm-screen").dispatchEvent(
      new WheelEvent("wheel", { deltaY, clientX, clientY, bubbles: true, cancelable: true }),
    );
  },
  { passive: true },
);

/** On http a browser has no clipboard for scripts: copy the old way, which asks for a key just pressed. */
function clipboardWithoutHttps() {
  if (navigator.clipboard) return;
  const writeText = async (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    focus();
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText, readText: async () => "" } });
}
