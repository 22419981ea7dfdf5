// No connection: says so, and keeps a form from being sent into nothing, so that what was typed stays on the page.
// Without this file the browser's own page about the connection comes, and its back button leads to the filled form.
(() => {
  "use strict";
  const said = document.querySelector("[data-offline]");
  if (!said) return;
  const show = () => { said.hidden = navigator.onLine; };
  addEventListener("offline", show);
  addEventListener("online", show);
  document.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    said.hidden = false;
    said.focus();
  }, true);
  document.addEventListener("htmx:sendError", () => { said.hidden = false; });
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) show(); });
  show();
})();
