// Keeps the shell: what the build made, and one page for when the network is away. Answers of the
// API and pages, which belong to somebody, are never kept.
const SHELL = "tiffin-shell-2";
const OFFLINE = "/offline";
const MOST_FILES = 150;

const keepOfflinePage = async () =>
  (await caches.open(SHELL)).add(new Request(OFFLINE, { cache: "reload" }));

self.addEventListener("install", (event) => {
  event.waitUntil(keepOfflinePage());
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const takeOver = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(takeOver());
});

/** The page from the network; without one, the page that says so. */
async function openPage(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

/** Files of the build never change under their name: the kept one is as good as a new one. */
async function openFile(request) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await shell.put(request, answer.clone());
    await dropOldest(shell);
  }
  return answer;
}

async function dropOldest(shell) {
  const files = (await shell.keys()).filter(({ url }) => url.includes("/_next/static/"));
  await Promise.all(files.slice(0, -MOST_FILES).map((file) => shell.delete(file)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && !pathname.startsWith("/api/")) {
    event.respondWith(openPage(event));
  } else if (pathname.startsWith("/_next/static/")) {
    event.respondWith(openFile(request));
  }
});

// A change of language is a change of the page for when the network is away.
self.addEventListener("message", (event) => {
  if (event.data === "language") event.waitUntil(keepOfflinePage());
});

// A push says all there is to show: nothing of anybody is fetched or kept here.
self.addEventListener("push", (event) => {
  const { title, text, path, tag, isUrgent } = event.data?.json() ?? {};
  const shown = {
    body: text,
    tag,
    dir: "auto",
    icon: "/icon-192.png",
    badge: "/icon-192.png",
    renotify: Boolean(isUrgent),
    requireInteraction: Boolean(isUrgent),
    data: { path },
  };
  event.waitUntil(self.registration.showNotification(title ?? "Tiffin", shown));
});

/** The page it tells of: the one that is open already, or a new one. */
async function openTold(path) {
  const page = new URL(path ?? "/", self.location.origin);
  if (page.origin !== self.location.origin) return;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = open.find(({ url }) => new URL(url).pathname === page.pathname);
  await (there ? there.focus() : self.clients.openWindow(page.href));
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openTold(event.notification.data?.path));
});
