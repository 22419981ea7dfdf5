// Deciding the figures of a text by keyboard: j and k to the next and the one before, a accepts, m mends, x rejects.
// Without this file the page's own fields and links do the same.
(() => {
  "use strict";
  const form = document.querySelector("[data-reading]");
  if (!form) return;
  const all = [...form.querySelectorAll("[data-reading-one]")];
  let at = -1;

  const go = (next) => {
    if (!all[next]) return;
    at = next;
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
    for (const mark of form.querySelectorAll("[data-current]")) delete mark.dataset.current;
    const mark = document.getElementById(all[at].id.replace("so-", "chu-"));
    if (!mark) return;
    mark.dataset.current = "";
    const text = mark.closest(".reading-box");
    text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  };
  const choose = (value) => {
    const radio = all[at] && all[at].querySelector(`input[type="radio"][value="${value}"]:not(:disabled)`);
    if (radio) radio.checked = true;
    return Boolean(radio);
  };

  form.addEventListener("focusin", (event) => {
    const one = event.target.closest("[data-reading-one]");
    if (one) at = all.indexOf(one);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && event.target.closest("[data-reading-one] input")) return go(at);
    if (event.target.matches("input:not([type=radio]), select, textarea")) return;
    const deeds = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      a: () => choose("nhan") && go(at + 1),
      x: () => choose("bo") && go(at + 1),
      m: () => {
        if (!choose("nhan")) return;
        const value = all[at].querySelector("input.number");
        value.focus();
        value.select();
      },
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
})();
