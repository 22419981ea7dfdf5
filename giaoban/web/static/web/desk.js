// The editor of a sentence, made quicker: the preview follows the typing, figures go where the caret is.
// Without this file the page's own buttons do the same.
(() => {
  const form = document.querySelector("[data-desk-editor]");
  if (!form) return;
  const template = form.querySelector("[data-desk-template]");
  const caret = form.querySelector("[data-desk-caret]");
  const remember = () => { caret.value = template.selectionStart; };
  for (const event of ["keyup", "click", "input", "blur"]) template.addEventListener(event, remember);

  let asked = 0;
  const refresh = async (deed, parts) => {
    const mine = ++asked;
    const typed = new FormData(form);
    typed.set("viec", deed);
    const answer = await fetch(location.href, { method: "POST", body: typed, credentials: "same-origin" });
    if (mine !== asked || !answer.headers.get("content-type").startsWith("text/html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts) {
      const fresh = page.querySelector(`[data-desk-part="${part}"]`);
      const shown = document.querySelector(`[data-desk-part="${part}"]`);
      if (fresh && shown) shown.replaceChildren(...fresh.childNodes);
    }
  };
  const soon = (wait, work) => {
    let timer;
    return () => { clearTimeout(timer); timer = setTimeout(work, wait); };
  };
  template.addEventListener("input", soon(500, () => refresh("xem", ["preview"]).catch(() => {})));
  const search = soon(350, async () => {
    const box = document.getElementById("tim-so-lieu"), at = box.selectionStart;
    await refresh("tim", ["insert"]).catch(() => {});
    const fresh = document.getElementById("tim-so-lieu");
    fresh.focus();
    fresh.setSelectionRange(at, at);
  });
  form.addEventListener("input", (event) => { if (event.target.id === "tim-so-lieu") search(); });
})();
