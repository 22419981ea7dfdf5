// A form with data-draft is kept as a draft ten seconds after the last key; its own button does the same without this file.
(() => {
  "use strict";
  const IDLE = 10000;
  const form = document.querySelector("form[data-draft]");
  const said = form && form.querySelector("[data-draft-said]");
  if (!said) return;
  let waiting = null;
  const keep = async () => {
    const typed = new FormData(form);
    typed.set("viec", "nhap");
    const answer = await fetch(form.action, { method: "POST", body: typed, redirect: "manual" });
    if (answer.type === "opaqueredirect") said.textContent = said.dataset.draftSaid;
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    said.textContent = "";
    waiting = setTimeout(keep, IDLE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
})();
