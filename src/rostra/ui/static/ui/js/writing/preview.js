// @ts-check
// The preview beside the text, made by the server as the post itself will be.
import { afterQuiet, composerWords, formOf, partOf } from "./parts.js";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} area
 */
export function previewBeside(form, area) {
  /** @type {HTMLButtonElement | null} */
  const button = form.querySelector('button[value="preview"]');
  const write = form.querySelector(".write");
  if (!button || !write) return;
  const shown = () => write.querySelector(".preview .prose");
  const show = async () => {
    const target = shown();
    if (target) target.innerHTML = await previewOf(area.value);
  };
  const later = afterQuiet(500, show);
  button.setAttribute("aria-pressed", String(Boolean(shown())));
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (shown()) write.querySelector(".preview")?.remove();
    else write.append(partOf(form.parentElement ?? form, "preview") ?? "");
    write.classList.toggle("with-preview", Boolean(shown()));
    button.setAttribute("aria-pressed", String(Boolean(shown())));
    show();
  });
  area.addEventListener("input", later);
}

/** @param {string} body @returns {Promise<string>} safe HTML, made and cleaned by the server */
async function previewOf(body) {
  let reason = composerWords().noPreview;
  try {
    const answer = await fetch("/preview/", { method: "POST", body: formOf({ body }) });
    if (answer.ok) return await answer.text();
    reason = (await answer.json()).error ?? reason;
  } catch {
    // Said below.
  }
  const sorry = document.createElement("p");
  sorry.textContent = reason;
  return sorry.outerHTML;
}
