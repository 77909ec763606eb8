// Starts textual.js once the font is there, on a socket of ours.

import { lastingSocket } from "/static/maktui/socket.js";

const FONT = "Roboto Mono";

export const terminal = document.querySelector(".textual-terminal");
export const frame = document.querySelector("[data-frame]");

/** Opens the terminal; gives what its socket is. `tell` hears of its states, `hear` of words for the page,
 *  `sizeFor` settles its size. */
export async function start({ fontSize, mayType, tell, hear, sizeFor = (url) => url }) {
  const socket = lastingSocket({ sizeFor, mayType, hear, tell: (state) => (banner(state), tell?.(state)) });
  window.WebSocket = socket;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  terminal.dataset.sessionWebsocketUrl = `${scheme}//${location.host}${terminal.dataset.socket}`;
  terminal.dataset.fontSize = String(fontSize);
  // Cells are measured once: with another font first they would stay wrong.
  await Promise.race([document.fonts.load(`${fontSize}px "${FONT}"`), new Promise((done) => setTimeout(done, 4000))]);
  const pageIsDone = document.readyState === "complete";
  await script("/static/js/textual.js");
  if (pageIsDone || document.readyState === "complete") window.onload?.(new Event("load"));
  return socket;
}

function script(source) {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}

function banner(state) {
  const element = document.querySelector("[data-banner]");
  document.body.classList.toggle("away", state !== "here");
  const words = state === "away" ? element.dataset.away : state === "ended" ? element.dataset.ended : "";
  element.textContent = words;
  element.hidden = !words;
}
