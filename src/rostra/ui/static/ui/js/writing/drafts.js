// @ts-check
// <draft-keeper data-place="topic-12"> keeps what is typed: in this browser at once, on the server after a pause.
// In a <whole-form> it keeps the other fields of its form too.
// The server refuses a save that does not know the newest number; then both texts are shown.
import { timeWords } from "../time-words.js";
import { fill } from "../words.js";
import { afterQuiet, composerWords, formOf, partOf } from "./parts.js";

const PAUSE = 2000;

/** @typedef {{body: string, title: string, fields: string}} Text `fields` is what else a form says that is kept whole */
/** @typedef {Text & {number: number, key: string, base: string, sent?: boolean, underWay?: Text}} Kept */

class DraftKeeper extends HTMLElement {
  /** @type {HTMLTextAreaElement | undefined} */
  area;
  isStopped = false;
  isPosted = false;

  connectedCallback() {
    const form = this.querySelector("form");
    /** @type {HTMLTextAreaElement | null} */
    const area = this.querySelector('textarea[name="body"]');
    if (!form || !area || !this.dataset.place) return;
    this.area = area;
    this.words = composerWords();
    this.whole = /** @type {any} */ (this.closest("whole-form"));
    const fields = this.whole?.firstTexts() ?? "{}";
    this.saved = { body: area.defaultValue, title: this.titleField?.defaultValue ?? "", fields };
    this.putBack();
    const save = afterQuiet(PAUSE, () => this.save());
    document.addEventListener("input", (event) => {
      if (/** @type {HTMLInputElement} */ (event.target).form !== form) return;
      this.keepHere();
      save();
    });
    form.addEventListener("submit", (event) => {
      this.isPosted = event.submitter?.getAttribute("value") !== "preview";
      this.keepHere({ sent: this.isPosted, underWay: this.underWay });
    });
    addEventListener("pagehide", () => this.flush());
    // Another form may sign the member out: afterwards the server takes nothing from them.
    document.addEventListener("submit", (event) => event.target !== form && this.flush());
    addEventListener("pageshow", () => (this.isPosted = false));
    // What was typed before this script was there.
    if (this.isUnsaved()) save();
  }

  /** What the text in the form was made from; a story says it as its revision. */
  get base() {
    return this.hidden("base_revision") || this.hidden("revision");
  }

  get slotName() {
    return `rostra-draft-${document.documentElement.dataset.member}-${this.dataset.place}`;
  }

  /** @returns {HTMLInputElement | null} */
  get numberField() {
    return this.querySelector('input[name="draft_number"]');
  }

  /** @returns {HTMLInputElement | null} */
  get titleField() {
    return this.querySelector('input[name="title"]');
  }

  /** @returns {Text} */
  text() {
    return { body: this.area?.value ?? "", title: this.titleField?.value ?? "", fields: this.whole?.texts() ?? "{}" };
  }

  /** @param {Text} text */
  put(text) {
    if (this.area) this.area.value = text.body;
    if (this.titleField && text.title) this.titleField.value = text.title;
    this.whole?.put(text.fields);
  }

  /** @param {string} name */
  hidden(name) {
    return /** @type {HTMLInputElement | null} */ (this.querySelector(`input[name="${name}"]`))?.value ?? "";
  }

  /** @param {Partial<Kept>} [more] */
  keepHere(more = {}) {
    const kept = {
      ...this.text(), number: Number(this.numberField?.value), key: this.hidden("key"), base: this.base, ...more,
    };
    try {
      if (kept.body || kept.title || this.whole) localStorage.setItem(this.slotName, JSON.stringify(kept));
      else localStorage.removeItem(this.slotName);
    } catch {
      // Storage is switched off or full: the server still keeps the draft.
    }
  }

  forgetHere() {
    try {
      localStorage.removeItem(this.slotName);
    } catch {
      // As above.
    }
  }

  /** Put back what was typed here and never reached the server; what was posted is a draft no more. */
  async putBack() {
    /** @type {Kept | null} */
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.slotName) ?? "null");
      if (kept) kept = { ...kept, title: kept.title ?? "", fields: kept.fields ?? "{}" };
    } catch {
      // As above.
    }
    if (!kept || !this.area) return;
    const now = this.text();
    const wasPosted = kept.sent && !isSame(kept, now) && (await this.wasPosted(kept));
    if (isSame(kept, now) || wasPosted) {
      this.forgetHere();
      if (wasPosted && kept.underWay && isSame(kept.underWay, now)) await this.discard();
      return;
    }
    if (this.isUnsaved()) return;
    const isNewer = !now.body || kept.number >= Number(this.numberField?.value);
    if (isNewer && (kept.base ?? "") === this.base) {
      this.put(kept);
      this.say(this.words?.offered);
    } else this.showConflict(kept);
  }

  /** @param {Kept} kept @returns {Promise<boolean>} whether the server took it; when nobody knows, it is kept */
  async wasPosted({ body, title, fields, key = "", base = "" }) {
    try {
      const answer = await fetch("/drafts/posted/", { method: "POST", body: this.toSend({ body, title, fields, key, base }) });
      return answer.ok && (await answer.json()).posted;
    } catch {
      return false;
    }
  }

  /** @param {Record<string, string>} sent */
  toSend(sent = this.text()) {
    return formOf({ place: this.dataset.place ?? "", number: this.numberField?.value ?? "0", ...sent });
  }

  isUnsaved() {
    return !this.saved || !isSame(this.text(), this.saved);
  }

  async save() {
    if (!this.isUnsaved() || this.isStopped || this.isPosted || this.isInConflict) return;
    const text = this.text();
    this.sending = this.underWay = text;
    try {
      const answer = await fetch("/drafts/save/", { method: "POST", body: this.toSend(), headers: { Accept: "application/json" } });
      if (answer.status === 409) this.meetOther(await answer.json());
      else if (answer.status === 400) this.say((await answer.json()).error);
      else if (answer.ok) this.accept(text, await answer.json());
      else {
        this.isStopped = answer.status < 500;
        this.say(this.words?.local);
      }
    } catch {
      this.say(this.words?.local);
    } finally {
      this.underWay = undefined;
    }
  }

  /** A save was under way while the form was sent: what it brought is the beginning of what was posted. */
  async discard() {
    const body = formOf({ place: this.dataset.place ?? "" });
    const answer = await fetch("/drafts/discard/", { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (answer) location.reload();
  }

  /** @param {Text} text @param {{number: number, saved_at?: string}} told */
  accept(text, told) {
    this.saved = text;
    this.know(told.number);
    if (!this.isUnsaved()) this.forgetHere();
    const { clock } = timeWords(document.documentElement.lang || "en");
    this.say(fill(this.words?.saved ?? "", { time: clock.format(told.saved_at ? new Date(told.saved_at) : new Date()) }));
  }

  /** @param {{body: string, title: string, fields?: Record<string, string>, number: number}} told */
  meetOther(told) {
    const other = { body: told.body, title: told.title, fields: this.whole?.asOne(told.fields) ?? "{}" };
    if (this.sending && isSame(other, this.sending)) this.accept(this.sending, told);
    else if (this.saved && isSame(other, this.saved)) {
      this.know(told.number);
      this.save();
    } else this.showConflict(other, told.number);
  }

  /** @param {number} number of the draft that the server keeps: whoever knows it may change it */
  know(number) {
    if (this.numberField) this.numberField.value = String(number);
  }

  get isInConflict() {
    return Boolean(this.querySelector("[data-conflict]"));
  }

  /** Until one of both texts is chosen nothing is saved, so that neither takes the place of the other.
   *  @param {Text} theirs @param {number} [number] of the draft, when the server keeps their text */
  showConflict(theirs, number) {
    const box = partOf(this, "conflict");
    const other = box?.querySelector("textarea");
    if (!box || !other || this.isInConflict) return;
    box.dataset.conflict = "";
    other.value = [...(this.whole?.linesThatDiffer(theirs.fields) ?? []), theirs.body].join("\n");
    box.addEventListener("click", (event) => {
      const keep = /** @type {HTMLElement} */ (event.target).dataset.keep;
      if (!keep) return;
      if (number !== undefined) this.know(number);
      if (keep === "theirs") this.put(theirs);
      box.remove();
      this.keepHere();
      this.save();
      this.area?.focus();
    });
    this.querySelector(".write")?.after(box);
  }

  /** The page goes away: what is not saved yet is sent without waiting for an answer. What was posted is no draft any more. */
  flush() {
    if (this.isUnsaved() && !this.isStopped && !this.isPosted && !this.isInConflict) navigator.sendBeacon("/drafts/save/", this.toSend());
  }

  /** @param {string | undefined} text */
  say(text) {
    const status = this.querySelector(".status");
    if (status && text) status.textContent = text;
  }
}

/** @param {Text} one @param {Text} other */
function isSame(one, other) {
  return one.body === other.body && one.title === other.title && one.fields === other.fields;
}

export function keepDrafts() {
  customElements.define("draft-keeper", DraftKeeper);
}
