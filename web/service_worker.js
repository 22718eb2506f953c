// Keeps one version of the program for hours without a network. The build writes the names and digests of the
// files into it, so that each version is another worker: it fetches all its files, checks them, and then waits
// until the officer agrees to change. Files of two versions are never mixed.
'use strict';

const BUILD = '';
const FILES = {}; // path → SHA-256, hex
const PREFIX = 'casebridge-';
const CACHE = PREFIX + BUILD;

async function fetchChecked(path) {
  const response = await fetch(path, { cache: 'reload' });
  if (!response.ok) throw new Error(path + ': ' + response.status);
  const bytes = await response.arrayBuffer();
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== FILES[path]) throw new Error(path + ' is of another version');
  return new Response(bytes, { headers: { 'content-type': response.headers.get('content-type') || '' } });
}

async function install() {
  const cache = await caches.open(CACHE);
  for (const path of Object.keys(FILES)) await cache.put(path, await fetchChecked(path));
}

async function removeFormer() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const path = request.mode === 'navigate' && new URL(request.url).pathname.endsWith('/') ? 'index.html' : request;
  const kept = await cache.match(path, { ignoreSearch: true });
  if (kept) return kept;
  const fetched = await fetch(request);
  // Fetched only by machines without hanzi, which need it every time.
  if (fetched.ok && new URL(request.url).pathname.endsWith('/hanzi.woff2')) await cache.put('hanzi.woff2', fetched.clone());
  return fetched;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(removeFormer()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const sameOrigin = new URL(event.request.url).origin === self.location.origin;
  if (event.request.method === 'GET' && sameOrigin) event.respondWith(answer(event.request));
});
