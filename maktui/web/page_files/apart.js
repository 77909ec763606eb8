// Lines typed while the connection is gone: kept in this browser until the app says that they are in the minutes.

const LONGEST = 8000;
const PAUSE = 1500; // ms without a key: someone looked up

export class Apart {
  /** On a section of the page; nothing where the seat has none. */
  static on(section, hands) {
    return section ? new Apart(section, hands) : null;
  }

  /** put({id, text}): sends a line; `heard` tells later what became of it.
   *  done(): nothing is left. */
  constructor(section, { put, done }) {
    this.section = section;
    this.key = section.dataset.apart;
    this.put = put;
    this.done = done;
    this.field = section.querySelector("textarea");
    this.form = section.querySelector("[data-on-return]");
    this.ready = section.querySelector("#ready");
    this.status = section.querySelector("[data-waits]");
    this.isHere = false;
    this.typedAt = 0;
    this.rest = [];
    this.memory = new Map();
    this.field.value = this.kept;
    this.field.addEventListener("input", () => {
      this.typedAt = Date.now();
      this.keep(this.field.value);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    section.querySelector("[data-drop]").addEventListener("click", () => this.goOn(this.rest));
    this.ready.addEventListener("input", () => this.keep([this.ready.value, ...this.rest].join("\n")));
    // Another window of this seat has the same lines.
    window.addEventListener("storage", (event) => event.key === this.key && this.show());
  }

  get kept() {
    return this.recall(this.key);
  }

  keep(text) {
    this.remember(this.key, text.trim() ? text : "");
    const sent = this.sent;
    if (sent && !this.lines.some((line) => clean(line) === sent.text)) this.sent = null;
  }

  /** The line that was sent and of which nothing was heard yet, with the word it goes by. */
  get sent() {
    return JSON.parse(this.recall(`${this.key}.sent`) || "null");
  }

  set sent(line) {
    this.remember(`${this.key}.sent`, line ? JSON.stringify(line) : "");
  }

  recall(name) {
    try {
      return this.memory.get(name) ?? localStorage.getItem(name) ?? "";
    } catch {
      return this.memory.get(name) ?? "";
    }
  }

  remember(name, text) {
    this.memory.delete(name);
    try {
      if (text) localStorage.setItem(name, text);
      else localStorage.removeItem(name);
    } catch {
      // A browser that keeps nothing: this page still has it.
      this.memory.set(name, text);
    }
  }

  get lines() {
    return this.kept.split("\n").filter((line) => line.trim()).flatMap(cut);
  }

  get isInUse() {
    return !this.section.hidden;
  }

  /** Whether what is typed can be kept nowhere but here. */
  get isAlone() {
    return this.isInUse && !this.isHere;
  }

  /** The Enter of a page with keys of its own, for where the cursor is; whether that is here. */
  enter() {
    const { activeElement } = document;
    if (activeElement === this.ready) this.send();
    else if (activeElement === this.field) this.breakLine();
    else return false;
    return true;
  }

  breakLine() {
    const { selectionStart, selectionEnd } = this.field;
    this.field.setRangeText("\n", selectionStart, selectionEnd, "end");
    this.keep(this.field.value);
  }

  connected(isHere) {
    clearTimeout(this.timer);
    // What comes in the place of the field would take the rest of the sentence.
    if (isHere && Date.now() - this.typedAt < PAUSE) return void (this.timer = setTimeout(() => this.cameBack(), PAUSE));
    this.isHere = isHere;
    this.show();
    if (isHere && this.lines.length) this.ready.focus();
    if (!isHere) this.field.focus();
  }

  cameBack() {
    this.connected(true);
    if (!this.isInUse) this.done();
  }

  /** Under the same word when it is sent again, so that it is kept once. */
  send() {
    const text = clean(this.ready.value);
    if (!text) return this.goOn(this.rest);
    const line = this.sent?.text === text ? this.sent : { id: word(), text };
    this.sent = line;
    this.status.textContent = "";
    this.put(line);
  }

  /** What became of a line that was sent. */
  heard(id, isKept) {
    const sent = this.sent;
    if (sent?.id !== id) return;
    if (!isKept) return void (this.status.textContent = this.status.dataset.waits);
    this.sent = null;
    const lines = this.lines;
    lines.splice(lines.findIndex((line) => clean(line) === sent.text), 1);
    this.goOn(lines);
  }

  goOn(lines) {
    this.keep(lines.join("\n"));
    this.show();
    if (!this.isHere) return;
    if (lines.length) this.ready.focus();
    else this.done();
  }

  show() {
    const lines = this.lines;
    this.rest = lines.slice(1);
    this.section.hidden = this.isHere && !lines.length;
    this.section.querySelector("[data-while-away]").hidden = this.isHere;
    this.form.hidden = !this.isHere || !lines.length;
    this.status.textContent = "";
    if (this.field.value !== this.kept) this.field.value = this.kept;
    this.ready.value = lines[0] ?? "";
    const label = this.form.querySelector("label");
    const words = lines.length === 1 ? label.dataset.one : label.dataset.many;
    label.textContent = words.replace("{count}", lines.length);
  }
}

/** In pieces that each can be sent, between words where there are any. */
function cut(line) {
  const pieces = [];
  while (line.length > LONGEST) {
    const space = line.lastIndexOf(" ", LONGEST);
    const end = space > 0 ? space : LONGEST;
    pieces.push(line.slice(0, end));
    line = line.slice(end).trimStart();
  }
  return [...pieces, line];
}

function word() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Without anything that a terminal obeys. */
function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").trim();
}
