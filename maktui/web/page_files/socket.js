// A WebSocket for textual.js that comes back by itself, and knows that it is away before the network says so.

const DELAYS = [300, 1000, 2000, 4000, 8000];
const PING = 4000;
const SILENCE = 10000;
const ENDED = 4000; // as its user asked
const REVOKED = 4003;
const CHOICE_OF_THE_SERVER = new Set([4001, 4002]); // the app crashed or hung

const RESET = new TextEncoder().encode("\x1bc\x1b[?25l");

/** The class that textual.js makes its socket of.
 *  sizeFor(url): the address to open, once the terminal has its size.
 *  mayType: whether keys, mouse and pastes go to the app.
 *  hear(kind, value): what the server says to the page around the terminal.
 *  tell(state): "here", "away", "ended" (the app stopped by itself) or "closed" (its user closed it). */
export function lastingSocket({ sizeFor, mayType, tell, hear }) {
  return class LastingSocket extends EventTarget {
    static last = null;

    constructor(url) {
      super();
      this.asked = url;
      this.tries = 0;
      this.state = "";
      this.real = null;
      LastingSocket.last = this;
      window.addEventListener("online", () => this.retry());
      window.addEventListener("offline", () => this.lose());
      window.addEventListener("pagehide", () => this.real?.close());
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") this.wake();
      });
      setInterval(() => this.beat(), PING);
      // textual.js listens from the next line on.
      queueMicrotask(() => this.open());
    }

    get isHere() {
      return this.real?.readyState === WebSocketOfBrowser.OPEN && this.state === "here";
    }

    open() {
      clearTimeout(this.timer);
      this.drop();
      const real = new WebSocketOfBrowser(sizeFor(this.asked));
      real.binaryType = "arraybuffer";
      this.real = real;
      this.heard = Date.now();
      real.addEventListener("open", () => {
        this.heard = Date.now();
        if (this.state) this.receive(RESET.buffer);
        this.become("here");
        this.dispatchEvent(new Event("open"));
      });
      real.addEventListener("message", (event) => {
        this.heard = Date.now();
        this.tries = 0;
        this.receive(event.data);
      });
      real.addEventListener("close", (event) => real === this.real && this.closed(event.code));
    }

    receive(data) {
      if (typeof data === "string" && hear) hear(...JSON.parse(data));
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    closed(code) {
      this.real = null;
      if (code === REVOKED) return void location.replace("/");
      if (code === ENDED && mayType) return this.become("closed");
      this.become(CHOICE_OF_THE_SERVER.has(code) ? "ended" : "away");
      this.later();
    }

    /** Try again after a while, longer each time, and not all phones at once. */
    later() {
      clearTimeout(this.timer);
      const delay = DELAYS[Math.min(this.tries++, DELAYS.length - 1)];
      this.timer = setTimeout(() => this.retry(), delay * (0.75 + Math.random() / 2));
    }

    async retry() {
      clearTimeout(this.timer);
      if (this.state === "closed" || this.isHere) return;
      try {
        // A socket does not tell that there is no seat any more; a page does.
        const answer = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
        if (answer.type === "opaqueredirect" || answer.status === 401) return void location.replace("/");
        if (!answer.ok) throw new Error("not now");
      } catch {
        return this.later();
      }
      this.open();
    }

    reopen() {
      this.state = "away";
      this.tries = 0;
      this.retry();
    }

    lose() {
      if (this.state === "closed") return;
      this.drop();
      this.become("away");
      this.later();
    }

    drop() {
      const old = this.real;
      this.real = null;
      old?.close();
    }

    wake() {
      if (this.isHere) this.heard = Date.now() - SILENCE + PING;
      this.beat();
      if (!this.isHere && this.state !== "closed") this.retry();
    }

    beat() {
      if (!this.isHere) return;
      if (Date.now() - this.heard > SILENCE) return this.lose();
      this.real.send(JSON.stringify(["ping", String(Date.now())]));
    }

    become(state) {
      if (state === this.state) return;
      this.state = state;
      tell(state);
    }

    /** From textual.js. */
    send(text) {
      if (!this.isHere) return;
      const kind = JSON.parse(text)[0];
      if (mayType || kind === "resize" || kind === "ping") this.real.send(text);
    }

    /** A word of our own for the server; whether it went. */
    say(kind, data) {
      if (this.isHere && mayType) this.real.send(JSON.stringify([kind, data]));
      return this.isHere;
    }

    /** Keys or a paste of our own. */
    type(keys) {
      if (this.isHere && mayType) this.real.send(JSON.stringify(["stdin", keys]));
      return this.isHere;
    }
  };
}

const WebSocketOfBrowser = window.WebSocket;
