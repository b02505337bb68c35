import { createRoot } from 'react-dom/client'
import { App } from './web/app.tsx'

// A page left open while Tablée was upgraded asks for parts that are gone: it comes back with the new ones, once. Only
// when the server answers: with the network lost, what is on the screen is all that there is.
const RELOADED = 'tablee.reloaded-for-parts'
window.addEventListener('vite:preloadError', (event) => {
  const at = event.timeStamp + performance.timeOrigin
  if (at - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60_000) return
  fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => {
      if (!ok) return
      sessionStorage.setItem(RELOADED, String(at))
      window.location.reload()
    },
    () => {},
  )
})

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
