// Dropdowns, dialogs and the drawer made quicker. Without this file each is a plain link or form.
(() => {
  "use strict";
  const openDrops = () => document.querySelectorAll("details.drop[open]");

  // A dropdown closes when the reader goes elsewhere, and gives the focus back on Escape.
  document.addEventListener("click", (event) => {
    for (const drop of openDrops()) if (!drop.contains(event.target)) drop.open = false;
  });
  document.addEventListener("focusin", (event) => {
    for (const drop of openDrops()) if (!drop.contains(event.target)) drop.open = false;
  });

  // Of a row of tabs that goes on sideways, the part with the tab that is shown.
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    const row = tab.closest("ul");
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }

  // A link with data-dialog opens that dialog instead of the page that asks the same.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-dialog]");
    const dialog = link && document.getElementById(link.dataset.dialog);
    if (!dialog || !dialog.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.showModal();
  });

  // The drawer takes the focus when it opens and gives it back to the link that opened it.
  let opener = null;
  const place = document.getElementById("ngan");
  if (place) {
    document.addEventListener("htmx:beforeRequest", (event) => {
      if (event.detail.target === place && !place.contains(event.detail.elt)) opener = event.detail.elt;
    });
    document.addEventListener("htmx:afterSwap", (event) => {
      if (event.detail.target !== place) return;
      const drawer = place.querySelector(".drawer");
      if (drawer) drawer.focus();
      else if (opener) opener.focus();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const drop of openDrops()) {
      drop.open = false;
      drop.querySelector("summary").focus();
      return;
    }
    const close = !document.querySelector("dialog[open]") && place && place.querySelector("[data-close]");
    if (close) close.click();
  });
})();
