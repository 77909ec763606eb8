// The stage: painted in one of a few sizes, scaled to this window; nothing typed here goes anywhere.

import { frame, start, terminal } from "/static/maktui/terminal.js";
import { hear as hearActs } from "/static/maktui/forms.js";

const NARROW = 600;
const LEGIBLE = 13; // px of a letter that is read from nearby
const CELL_WIDTH = 0.6;
const CELL_HEIGHT = 1.32;

const phones = terminal.dataset.phones;
if (phones && window.innerWidth < NARROW && !new URLSearchParams(location.search).has("podium")) {
  location.replace(phones);
} else {
  show();
}

function show() {
  const sizes = terminal.dataset.sizes.split(" ").map((size) => size.split("x").map(Number));
  const fontFor = ([columns, rows]) =>
    Math.min(frame.clientWidth / columns / CELL_WIDTH, frame.clientHeight / rows / CELL_HEIGHT);
  const fitting = sizes.filter((size) => fontFor(size) >= LEGIBLE);
  const [columns, rows] = fitting.at(-1) ?? sizes[0];
  const sizeFor = (url) => {
    const asked = new URL(url);
    if (!terminal.style.width) settle(columns, rows, Number(asked.searchParams.get("width")), Number(asked.searchParams.get("height")));
    asked.searchParams.set("width", columns);
    asked.searchParams.set("height", rows);
    return asked.href;
  };
  const sizer = new ResizeObserver(scale);
  sizer.observe(frame);
  let wasAway = false;
  const tell = (state) => {
    sizer.observe(terminal.querySelector(".xterm-screen"));
    if (state === "here" && wasAway) hear("acts", "now");
    wasAway = state !== "here";
  };
  // The screen in the room has nothing to press.
  const hear = (kind, when) => phones && kind === "acts" && hearActs(when);
  start({ fontSize: Math.max(6, Math.floor(fontFor([columns, rows]))), mayType: false, sizeFor, tell, hear });
}

/** Give the terminal exactly this many cells: textual.js fits it to its element. */
function settle(columns, rows, columnsNow, rowsNow) {
  const screen = terminal.querySelector(".xterm-screen");
  const slack = 0.4;
  terminal.style.width = `${(screen.clientWidth / columnsNow) * (columns + slack)}px`;
  terminal.style.height = `${(screen.clientHeight / rowsNow) * (rows + slack)}px`;
  window.onresize?.();
  scale();
}

function scale() {
  const screen = terminal.querySelector(".xterm-screen");
  if (!screen?.clientWidth) return;
  const factor = Math.min(frame.clientWidth / screen.clientWidth, frame.clientHeight / screen.clientHeight);
  const left = (frame.clientWidth - screen.clientWidth * factor) / 2;
  const top = (frame.clientHeight - screen.clientHeight * factor) / 2;
  terminal.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px) scale(${factor})`;
}
