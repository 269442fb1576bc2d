// @ts-check
// Open pages hear what happens: new replies are offered, edits and removals applied, visitors updated.
// A stream tells numbers only; the words are fetched with the reader's own rights.
import { arrivalsButton } from "./arrivals.js";
import { showPresence } from "./presence.js";
import { relateTimes } from "./times.js";

/** @typedef {{seq: number, post: number}} PostEvent */

// A browser comes back by itself after an answer that ends, but gives up after a refusal, such as while the site is down.
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

class LivePlace extends HTMLElement {
  pause = FIRST_PAUSE;
  newest = 0;

  connectedCallback() {
    if (!("EventSource" in window)) return;
    this.newest = Number(this.dataset.event ?? 0);
    this.open();
  }

  disconnectedCallback() {
    this.stream?.close();
  }

  open() {
    const stream = new EventSource(`/live?place=${encodeURIComponent(this.place)}&after=${this.newest}`);
    this.stream = stream;
    stream.addEventListener("open", () => (this.pause = FIRST_PAUSE));
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED || !this.isConnected) return;
      setTimeout(() => this.isConnected && this.open(), this.pause * (0.5 + Math.random()));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    });
    this.hear("presence", (now) => showPresence(this.place, now));
    this.listen();
  }

  get place() {
    return this.dataset.place ?? "";
  }

  listen() {}

  /**
   * @param {string} event
   * @param {(told: any) => void} act
   */
  hear(event, act) {
    this.stream?.addEventListener(event, (message) => {
      this.newest = Math.max(this.newest, Number(message.lastEventId));
      act(JSON.parse(message.data));
    });
  }
}

class LiveTopic extends LivePlace {
  last = 0;
  /** @type {PostEvent[]} */
  waiting = [];
  /** @type {((count: number) => void) | undefined} */
  showCount;
  /** @type {((count: number) => void) | undefined} */
  showUpdate;

  listen() {
    this.last = Math.max(this.last, Number(this.dataset.last));
    this.hear("reply", (told) => this.offer(told));
    this.hear("edit", (told) => this.refresh(told));
    this.hear("removal", (told) => this.refresh(told, true));
    this.hear("story", () => this.offerStory());
  }

  /** @param {PostEvent} told */
  offer(told) {
    if (told.seq <= this.last) return;
    this.last = told.seq;
    this.waiting.push(told);
    this.showCount ??= arrivalsButton("reply", this.end() ?? this, () => this.take());
    this.showCount(this.waiting.length);
  }

  /** On the last page the new posts are put at its end; on an earlier one the button leads to them. */
  async take() {
    const waiting = this.waiting;
    if (this.dataset.page !== this.dataset.pages || waiting.length > 20) {
      location.assign(`/p/${waiting[0].post}/`);
      return;
    }
    this.waiting = [];
    this.showCount?.(0);
    const posts = (await Promise.all(waiting.map((told) => fetchPost(told.post)))).filter((post) => post !== null);
    for (const post of posts) this.end()?.after(post);
    const first = posts[0];
    first?.setAttribute("tabindex", "-1");
    first?.focus();
  }

  /**
   * Whoever is at a control of the post is left there, unless the post was removed.
   * @param {PostEvent} told
   */
  async refresh(told, isRemoval = false) {
    const shown = `[data-post="${told.post}"]:not(#story)`;
    const fresh = this.querySelector(shown) && (await fetchPost(told.post));
    const old = this.querySelector(shown); // Only now: another refresh may have replaced it meanwhile.
    if (!fresh || !old) return;
    const focused = document.activeElement;
    const isHeld = old.contains(focused);
    if (isHeld && focused !== old && !isRemoval) {
      old.addEventListener("focusout", () => this.refresh(told), { once: true });
      return;
    }
    old.replaceWith(fresh);
    if (!isHeld) return;
    fresh.setAttribute("tabindex", "-1");
    fresh.focus({ preventScroll: true });
  }

  /** A story is long, and somebody may be in the middle of it: what changed is shown when they ask for it. */
  offerStory() {
    const story = this.querySelector("#story");
    if (!story || this.showUpdate) return;
    this.showUpdate = arrivalsButton("story", this.end() ?? story, () => this.takeStory());
    this.showUpdate(1);
  }

  async takeStory() {
    const answer = await fetch(location.pathname, { cache: "no-cache" }).catch(() => null);
    const fresh = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
    const story = fresh.querySelector("#story");
    if (!story) return location.reload();
    relateTimes(fresh);
    this.querySelector("#story")?.replaceWith(story);
    const head = fresh.querySelector(".headline");
    if (head) document.querySelector(".headline")?.replaceWith(head);
    document.title = fresh.title;
    this.showUpdate?.(0);
    this.showUpdate = undefined;
    story.setAttribute("tabindex", "-1");
    /** @type {HTMLElement} */ (story).focus();
  }

  /** The end of the feed: its last post, or the line after it that says where the topic came from. */
  end() {
    return [...this.querySelectorAll("[data-post], .line-moved")].at(-1);
  }
}

class LiveSection extends LivePlace {
  count = 0;
  /** @type {((count: number) => void) | undefined} */
  showCount;

  listen() {
    this.hear("topic", () => {
      this.showCount ??= arrivalsButton("topic", this.querySelector(".topics") ?? this, () => location.reload());
      this.showCount(++this.count);
    });
  }
}

/**
 * @param {number} id
 * @returns {Promise<HTMLElement | null>}
 */
async function fetchPost(id) {
  try {
    const answer = await fetch(`/p/${id}/fragment/`);
    if (!answer.ok) return null;
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    relateTimes(holder.content);
    return /** @type {HTMLElement | null} */ (holder.content.querySelector("[data-post]"));
  } catch {
    return null;
  }
}

export function listenLive() {
  customElements.define("live-place", LivePlace);
  customElements.define("live-topic", LiveTopic);
  customElements.define("live-section", LiveSection);
}
