// Lines typed while the connection is gone: kept in this browser, put in the minutes one by one.

export class Apart {
  /** On a section of the page; nothing where the seat has none. */
  static on(section, hands) {
    return section ? new Apart(section, hands) : null;
  }

  constructor(section, { put, done }) {
    this.section = section;
    this.key = section.dataset.apart;
    this.put = put;
    this.done = done;
    this.field = section.querySelector("textarea");
    this.form = section.querySelector("[data-on-return]");
    this.ready = section.querySelector("#ready");
    this.isHere = false;
    this.field.value = this.kept;
    this.field.addEventListener("input", () => this.keep(this.field.value));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const line = clean(this.ready.value);
      if (!line || this.put(line)) this.next();
    });
    section.querySelector("[data-drop]").addEventListener("click", () => this.next());
    this.ready.addEventListener("input", () => this.keep([this.ready.value, ...this.lines.slice(1)].join("\n")));
  }

  get kept() {
    try {
      return localStorage.getItem(this.key) ?? "";
    } catch {
      return this.field?.value ?? "";
    }
  }

  keep(text) {
    try {
      if (text.trim()) localStorage.setItem(this.key, text);
      else localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing: the field itself still has it.
    }
  }

  get lines() {
    return this.kept.split("\n").filter((line) => line.trim());
  }

  get isInUse() {
    return !this.section.hidden;
  }

  connected(isHere) {
    this.isHere = isHere;
    this.show();
    if (isHere && this.lines.length) this.ready.focus();
    if (!isHere) this.field.focus();
  }

  next() {
    this.keep(this.lines.slice(1).join("\n"));
    this.field.value = this.kept;
    this.show();
    if (this.lines.length) this.ready.focus();
    else this.done();
  }

  show() {
    const lines = this.lines;
    this.section.hidden = this.isHere && !lines.length;
    this.section.querySelector("[data-while-away]").hidden = this.isHere;
    this.form.hidden = !this.isHere || !lines.length;
    this.ready.value = lines[0] ?? "";
    const label = this.form.querySelector("label");
    const words = lines.length === 1 ? label.dataset.one : label.dataset.many;
    label.textContent = words.replace("{count}", lines.length);
  }
}

/** Without anything that a terminal obeys. */
function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").trim();
}
