// Keeps the respondents' page on the phone, so that it opens with no network after the first visit. It keeps the page
// and nothing else: questions, drafts and answers are the page's own (collection/answer/device-store.ts).
// The build writes here which files make the page; another list is another worker, and the browser takes it by itself.
const FILES = []
// names of files carry what is in them: another list, another name
const NAME = `tablee-respond-${[...FILES.join()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)}`
const PAGE = '/respond.html'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)))
})

self.addEventListener('activate', (event) => {
  const dropOthers = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('tablee-respond-') && name !== NAME) await caches.delete(name)
    // the visit that brought the worker is under its care too: what it loads later is kept already
    await self.clients.claim()
  }
  event.waitUntil(dropOthers())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  // the editor's preview has headers of its own, which let the editor frame it
  const isPage = request.mode === 'navigate' && pathname.startsWith('/r/') && pathname !== '/r/apercu'
  if (!isPage && !FILES.includes(pathname)) return
  const answer = async () => {
    const kept = await caches.open(NAME).then((cache) => cache.match(isPage ? PAGE : pathname))
    return kept ?? fetch(request)
  }
  event.respondWith(answer())
})
