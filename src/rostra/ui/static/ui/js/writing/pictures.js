// @ts-check
// <picture-drop>: pictures by button, paste or drop go to the server at once, with progress; the text names them, and
// their description can be written while they travel.
import { fill } from "../words.js";
import { addParagraph, typeOver } from "./editing.js";
import { composerWords, formOf, partOf } from "./parts.js";

class PictureDrop extends HTMLElement {
  /** @type {HTMLTextAreaElement | undefined} */
  area;
  /** @type {Element | undefined} */
  plain;
  /** @type {HTMLInputElement | null | undefined} what describes a picture that was not chosen yet */
  words;
  underWay = 0;
  /** @type {HTMLElement | null | undefined} the button that was pressed too early */
  waiting;

  connectedCallback() {
    /** @type {HTMLInputElement | null} */
    const input = this.querySelector('input[type="file"]');
    const area = this.querySelector("textarea");
    const plain = this.querySelector(".upload-plain");
    if (!input || !area || !plain) return;
    this.area = area;
    this.plain = plain;
    this.words = plain.querySelector("input[name=alt]");
    // Words that wait for their picture stay in sight.
    plain.toggleAttribute("hidden", !this.words?.value);
    input.addEventListener("change", () => {
      this.sendAll(input.files);
      input.value = "";
    });
    area.addEventListener("paste", (event) => {
      // Office programs put a picture of the words beside the words.
      if (!event.clipboardData?.types.includes("text/plain")) this.takeFrom(event.clipboardData, event);
    });
    // Sent without a picture that is still on its way, the text would show nothing in its place.
    this.addEventListener("submit", (event) => this.underWay && this.hold(event), { capture: true });
    this.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.mark(true);
    });
    this.addEventListener("dragleave", () => this.mark(false));
    this.addEventListener("drop", (event) => {
      this.mark(false);
      this.takeFrom(event.dataTransfer, event);
    });
  }

  /** @param {SubmitEvent} event */
  hold(event) {
    event.preventDefault();
    event.stopPropagation();
    this.waiting = event.submitter;
    const status = this.querySelector(".status");
    if (status) status.textContent = composerWords().afterPictures;
  }

  /** @param {PictureJourney | undefined} next */
  goOn(next) {
    this.underWay -= 1;
    next?.start();
    if (this.underWay || !this.waiting) return;
    // A picture that was refused is to be seen first.
    if (!this.querySelector('.upload[role="alert"]')) this.area?.form?.requestSubmit(this.waiting);
    this.waiting = null;
  }

  /** @param {boolean} over */
  mark(over) {
    this.querySelector("form")?.classList.toggle("is-over", over);
  }

  /** @param {DataTransfer | null} carried @param {Event} event */
  takeFrom(carried, event) {
    if (!carried?.files.length) return;
    event.preventDefault();
    this.sendAll(carried.files);
  }

  /** One after another, so that they come into the text in this order.
   *  @param {FileList | null} files */
  sendAll(files) {
    const journeys = [...(files ?? [])].map((file) => {
      const row = /** @type {HTMLElement} */ (partOf(this, "upload"));
      this.plain?.before(row);
      return new PictureJourney(row, file, /** @type {HTMLTextAreaElement} */ (this.area));
    });
    if (journeys[0]?.alt && this.words?.value) {
      journeys[0].alt.value = this.words.value;
      this.words.value = "";
      this.plain?.setAttribute("hidden", "");
    }
    this.underWay += journeys.length;
    journeys.forEach((one, place) => (one.next = () => this.goOn(journeys[place + 1])));
    journeys[0]?.start();
  }
}

/** One picture on its way, shown as a row under the text. */
class PictureJourney {
  /** @param {HTMLElement} row @param {File} file @param {HTMLTextAreaElement} area */
  constructor(row, file, area) {
    this.row = row;
    this.file = file;
    this.area = area;
    this.words = composerWords();
    this.request = new XMLHttpRequest();
    /** @type {HTMLInputElement | null} */
    this.alt = row.querySelector("input");
    this.token = "";
    this.next = () => {};
    drawSmall(file, row.querySelector("canvas"));
    row.querySelector("[data-cancel]")?.addEventListener("click", () => this.cancel());
    this.alt?.addEventListener("input", () => this.rewrite(this.source()));
    this.alt?.addEventListener("change", () => this.tellWords());
  }

  start() {
    if (!this.row.isConnected) return this.next();
    this.request.open("POST", "/media/upload/");
    this.request.setRequestHeader("Accept", "application/json");
    this.request.responseType = "json";
    this.request.upload.addEventListener("progress", (event) => this.progress(event.loaded / (event.total || 1)));
    this.request.addEventListener("load", () => this.arrive());
    this.request.addEventListener("error", () => this.fail(this.words.retry));
    this.request.addEventListener("loadend", () => this.next());
    this.progress(0);
    this.request.send(formOf({ picture: this.file }));
  }

  /** @param {number} share */
  progress(share) {
    const percent = share.toLocaleString(document.documentElement.lang, { style: "percent" });
    const bar = this.row.querySelector("progress");
    if (bar) {
      bar.value = share * 100;
      bar.setAttribute("aria-label", this.file.name);
    }
    this.say(this.file.name, percent);
  }

  arrive() {
    const { response: told, status } = this.request;
    if (!told?.token) return this.fail(told?.refusal ?? (status === 413 ? this.words.large : this.words.retry));
    this.token = told.token;
    if (told.state === "pending") this.follow(1000);
    this.row.querySelector("progress")?.remove();
    this.say(fill(this.words.ready, { name: this.file.name }));
    if (this.alt && !this.alt.value) this.alt.value = told.alt ?? "";
    this.tellWords();
    aside(this.area, () => addParagraph(this.area, this.source()));
  }

  /** The server looks into the file after it arrived; what only pretends to be a picture is taken out again.
   *  @param {number} wait milliseconds, doubled each time */
  follow(wait) {
    if (wait > 20_000) return;
    setTimeout(async () => {
      const answer = await fetch(`/media/status/${this.token}/`).catch(() => null);
      const told = answer?.ok ? await answer.json() : { state: "pending" };
      if (told.state === "pending") this.follow(wait * 2);
      if (told.state !== "refused") return;
      this.rewrite("");
      this.fail(told.refusal);
    }, wait);
  }

  /** @param {string} reason */
  fail(reason) {
    this.row.querySelector("progress")?.remove();
    this.alt?.closest("label")?.remove();
    this.row.setAttribute("role", "alert");
    this.say(fill(this.words.failed, { name: this.file.name, reason }));
  }

  /** @param {string} text @param {string} [percent] */
  say(text, percent = "") {
    const [name, figure] = [this.row.querySelector("[data-name]"), this.row.querySelector("[data-percent]")];
    if (name) name.textContent = text;
    if (figure) figure.textContent = percent;
  }

  source() {
    const alt = (this.alt?.value ?? "").replace(/[\\[\]]/g, "\\$&").replace(/\s+/g, " ");
    return `![${alt}](upload:${this.token})`;
  }

  /** @param {string} text what stands in place of the picture */
  rewrite(text) {
    const place = new RegExp(`!\\[(?:[^\\]\\\\]|\\\\.)*\\]\\(upload:${this.token}\\)`).exec(this.area.value);
    if (!place || !this.token) return;
    aside(this.area, () => typeOver(this.area, place.index, place.index + place[0].length, text));
  }

  /** The server keeps the words with the picture too, for other places that show it. */
  tellWords() {
    if (!this.token || !this.alt?.value) return;
    fetch(`/media/describe/${this.token}/`, { method: "POST", body: formOf({ alt: this.alt.value }) }).catch(() => {});
  }

  cancel() {
    this.request.abort();
    this.rewrite("");
    this.row.remove();
    this.area.focus();
  }
}

/**
 * What comes by itself takes nobody away from where they type.
 * @param {HTMLTextAreaElement} area @param {() => void} change
 */
function aside(area, change) {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const { selectionStart: caret, value } = area;
  change();
  focused.focus();
  if (focused === area && /.$/.test(value.slice(0, caret))) area.setSelectionRange(caret, caret);
}

/**
 * A small view of the picture. On a canvas, since the content policy lets no page load what is not from this server.
 * @param {File} file
 * @param {HTMLCanvasElement | null} canvas
 */
async function drawSmall(file, canvas) {
  // A picture that this browser cannot read may still be one that the server can.
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture || !canvas) return;
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, picture.width * scale, picture.height * scale);
}

export function takePictures() {
  customElements.define("picture-drop", PictureDrop);
}
