// @ts-check
// <reply-box>: a composer with a toolbar, completion, preview and quotes.
import { previewBeside } from "./preview.js";
import { quoteInto } from "./quotes.js";
import { suggestIn } from "./suggest.js";
import { addToolbar } from "./toolbar.js";

class ReplyBox extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    /** @type {HTMLTextAreaElement | null} */
    const area = this.querySelector('textarea[name="body"]');
    if (!form || !area || this.isReady) return;
    this.isReady = true;
    addToolbar(form, area);
    suggestIn(area);
    previewBeside(form, area);
    quoteInto(form, area);
    form.addEventListener("submit", (event) => {
      if (event.submitter?.getAttribute("value") === "post" && this.isSent) event.preventDefault();
      this.isSent = event.submitter?.getAttribute("value") === "post";
    });
    addEventListener("pageshow", () => (this.isSent = false));
  }
}

export function openReplyBoxes() {
  customElements.define("reply-box", ReplyBox);
}
