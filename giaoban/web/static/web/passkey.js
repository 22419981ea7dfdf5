/* Passkeys: hand the server's question to the browser and its answer back in the form. Without this file codes still work. */
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const answer = form.querySelector("input[name=tra-loi]");
  const trouble = form.querySelector("[data-trouble]");
  form.addEventListener("submit", async (event) => {
    if (answer.value) return;
    event.preventDefault();
    try {
      const asked = JSON.parse(form.dataset.options);
      const given = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      answer.value = JSON.stringify(given.toJSON());
    } catch {
      trouble.textContent = trouble.dataset.trouble;
      trouble.hidden = false;
      return;
    }
    form.requestSubmit();
  });
}
