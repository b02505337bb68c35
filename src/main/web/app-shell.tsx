import { Outlet } from '@tanstack/react-router'
import { Shell } from '#platform/web/shell.tsx'

export function AppShell() {
  return <Shell />
}

/** Public pages: no header, no account; they bring their own main landmark through Page. */
export function BareShell() {
  return (
    <main id="main" className="tb-main">
      <Outlet />
    </main>
  )
}
