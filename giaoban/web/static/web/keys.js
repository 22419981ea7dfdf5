// Keys of people who work here all day: Ctrl K to the search field, arrows from row to row of a table.
(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const field = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // In a table with data-keys: down and up move to the same link of the next row, Home and End to the first and last.
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest("table[data-keys] tbody tr");
    if (!row || event.target.matches("input, select, textarea") || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = [...row.closest("table").querySelectorAll("tbody tr")].filter((one) => one.querySelector("a, button"));
    const at = rows.indexOf(row);
    const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows[rows.length - 1] }[event.key];
    if (!next) return;
    event.preventDefault();
    const links = [...row.querySelectorAll("a, button")];
    const theirs = [...next.querySelectorAll("a, button")];
    theirs[Math.min(links.indexOf(event.target.closest("a, button")), theirs.length - 1)].focus();
  });

  // Space on a row's link chooses the row.
  document.addEventListener("keydown", (event) => {
    const row = event.key === " " && event.target.matches("a") && event.target.closest("table[data-keys] tbody tr");
    const box = row && row.querySelector('input[type="checkbox"]');
    if (!box) return;
    event.preventDefault();
    box.checked = !box.checked;
  });
})();
