// Search by keyboard: Ctrl K to the field, suggestions under it, arrow keys over suggestions and hits.
// Works on every form with data-suggestions; without this script the form is an ordinary one.
"use strict";

const PAUSE = 150;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("input[name=q]");
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `${this.field.id || "q"}-goi-y`;
    this.list.setAttribute("role", "listbox");
    this.list.hidden = true;
    form.append(this.list);
    const said = { role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(said)) this.field.setAttribute(name, value);
    this.chosen = -1;
    this.asked = 0;
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) this.close(); });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get options() { return [...this.list.querySelectorAll("[role=option]")]; }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const number = ++this.asked;
    const text = this.field.value.trim();
    if (text.length < 2) { this.close(); return; }
    try {
      const answer = await fetch(`${this.form.dataset.suggestions}?q=${encodeURIComponent(text)}`, { redirect: "error" });
      if (!answer.ok || number !== this.asked) return;
      this.list.innerHTML = await answer.text();
    } catch { return; } // no suggestions is no harm: Enter still searches
    if (document.activeElement === this.field) this.open();
  }

  open() {
    this.list.hidden = this.options.length === 0;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.choose(-1);
  }

  close() {
    this.asked += 1;
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  choose(number) {
    const options = this.options;
    this.chosen = options.length ? (number + 1 + options.length + 1) % (options.length + 1) - 1 : -1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.chosen)));
    const now = options[this.chosen];
    if (now) {
      this.field.setAttribute("aria-activedescendant", now.id);
      now.scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (event.isComposing) return; // a Vietnamese keyboard is still putting a letter together
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!this.list.hidden) { event.preventDefault(); this.choose(this.chosen + step); }
      else if (step === 1 && hits()[0]) { event.preventDefault(); hits()[0].focus(); }
      return;
    }
    if (event.key === "Enter" && !this.list.hidden && this.chosen >= 0) {
      event.preventDefault();
      this.options[this.chosen].querySelector("a").click();
    }
  }
}

function hits() { return [...document.querySelectorAll("[data-hits] .hits a")]; }

function fieldOfPage() { return document.querySelector("form[data-suggestions] input[name=q]"); }

function overHits(event) {
  const links = hits(), at = links.indexOf(document.activeElement);
  if (event.defaultPrevented || at < 0 || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  (next < 0 ? fieldOfPage() : links[Math.min(next, links.length - 1)])?.focus();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    const field = fieldOfPage();
    if (field) { event.preventDefault(); field.focus(); field.select(); }
    return;
  }
  overHits(event);
});

document.querySelectorAll("form[data-suggestions]").forEach((form) => new Suggestions(form));
