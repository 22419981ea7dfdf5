// Papers kept for reading without a connection: theirs alone who is signed in, gone at sign-out and after their day.
// Without this file nothing is kept.
(() => {
  "use strict";
  const { reader, keeper } = document.body.dataset;
  if (reader === undefined || !("caches" in window)) return;
  const mine = `papers-${reader}`;
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith("papers-") && name !== mine) await caches.delete(name);
    if (!reader || !(await caches.has(mine))) return;
    const cache = await caches.open(mine);
    for (const one of await cache.keys()) {
      const kept = await cache.match(one, { ignoreVary: true });
      if (kept && Number(kept.headers.get("Giaoban-Keep").split(" ")[1]) < Date.now() / 1000) await cache.delete(one);
    }
  };
  clear();
  if (keeper && navigator.serviceWorker) navigator.serviceWorker.register(keeper);
})();
