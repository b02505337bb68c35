import { Shell } from '#platform/web/shell.tsx'

export function AppShell() {
  return <Shell />
}
