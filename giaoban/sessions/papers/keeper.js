// Keeps papers of meetings that were opened, so that they can be read without a connection until the day that the
// server names. What it names no day for is not kept, and what was kept of it before goes. Another reader's papers
// are cleared away by the pages (keeping.js); only the papers' own addresses pass through here.
"use strict";
const KEEP = "Giaoban-Keep";  // "<reader> <seconds since 1970>"
const PAPERS = "papers-";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = new URL(request.url).pathname.includes("/tai-lieu/");
  if (request.method === "GET" && ours) event.respondWith(fetched(request));
});

async function fetched(request) {
  let response;
  try {
    response = await fetch(request);
  } catch (lost) {
    const kept = await keptOf(request);
    if (kept) return kept;
    throw lost;
  }
  if (response.status < 500) await note(request, response.clone());
  return response;
}

async function note(request, response) {
  const [reader, until] = (response.headers.get(KEEP) || "").split(" ");
  const refused = (response.headers.get("Cache-Control") || "").includes("no-store");
  for (const name of await papers()) await (await caches.open(name)).delete(request, { ignoreVary: true });
  if (response.ok && until && !refused) await (await caches.open(PAPERS + reader)).put(request, response);
}

async function keptOf(request) {
  for (const name of await papers()) {
    const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (kept && Number(kept.headers.get(KEEP).split(" ")[1]) > Date.now() / 1000) return kept;
  }
  return null;
}

async function papers() {
  return (await caches.keys()).filter((name) => name.startsWith(PAPERS));
}
