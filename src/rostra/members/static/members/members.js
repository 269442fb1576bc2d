// @ts-check
// Passkeys: a form that is shown when the browser knows them, and asks it before it is sent.

/** @param {string} text base64url @returns {Uint8Array} */
function passkeyBytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** @param {ArrayBuffer | null | undefined} buffer @returns {string | null} base64url */
function passkeyText(buffer) {
  if (!buffer) return null;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {any} options the `publicKey` part, as JSON @returns {any} as the browser wants it */
function passkeyOptions(options) {
  const keys = (/** @type {any[] | undefined} */ list) => list?.map((key) => ({ ...key, id: passkeyBytes(key.id) }));
  return {
    ...options,
    challenge: passkeyBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: passkeyBytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: keys(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: keys(options.allowCredentials) }),
  };
}

/** @param {any} credential @returns {object} */
function passkeyAnswer(credential) {
  const { response } = credential;
  return {
    id: credential.id,
    rawId: passkeyText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: passkeyText(response.clientDataJSON),
      ...(response.attestationObject
        ? { attestationObject: passkeyText(response.attestationObject), transports: response.getTransports?.() ?? [] }
        : {
            authenticatorData: passkeyText(response.authenticatorData),
            signature: passkeyText(response.signature),
            userHandle: passkeyText(response.userHandle),
          }),
    },
  };
}

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form || !window.PublicKeyCredential) return;
    this.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(form);
    });
  }

  /** @param {HTMLFormElement} form */
  async ask(form) {
    const failed = /** @type {HTMLElement | null} */ (form.querySelector("[data-failed]"));
    if (failed) failed.hidden = true;
    try {
      const credential = form.dataset.passkey === "make" ? await this.make(form) : await this.use(form);
      /** @type {HTMLInputElement} */ (form.elements.namedItem("credential")).value = JSON.stringify(passkeyAnswer(credential));
      form.submit();
    } catch {
      if (failed) failed.hidden = false;
    }
  }

  /** @param {HTMLFormElement} form */
  async make(form) {
    const options = passkeyOptions(this.given(form).creation_options.publicKey);
    const wish = { ...options.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
    return navigator.credentials.create({ publicKey: { ...options, authenticatorSelection: wish } });
  }

  /** @param {HTMLFormElement} form */
  async use(form) {
    let given = form.dataset.passkey === "sign-in" ? null : this.given(form);
    if (!given) {
      const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      given = await answer.json();
      await this.freshen(form);
    }
    return navigator.credentials.get({ publicKey: passkeyOptions(given.request_options.publicKey) });
  }

  /**
   * Asking for a challenge opened a session, and tokens against forgery belong to sessions: take the new one.
   * @param {HTMLFormElement} form
   */
  async freshen(form) {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("meta[name=csrf-token]")?.getAttribute("content") ?? "";
    /** @type {HTMLInputElement} */ (form.elements.namedItem("csrfmiddlewaretoken")).value = token;
  }

  /** @param {HTMLFormElement} form */
  given(form) {
    return JSON.parse(form.querySelector("[data-options]")?.textContent ?? "null");
  }
}

customElements.define("passkey-form", PasskeyForm);
