import { createRoot } from 'react-dom/client'
import { App } from './web/app.tsx'

// A page left open while Tablée was upgraded asks for parts that are gone: it comes back with the new ones, once.
const RELOADED = 'tablee.reloaded-for-parts'
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0)
  if (event.timeStamp + performance.timeOrigin - last < 60_000) return
  event.preventDefault()
  sessionStorage.setItem(RELOADED, String(event.timeStamp + performance.timeOrigin))
  window.location.reload()
})

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
