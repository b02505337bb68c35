import { Page } from '#platform/web/page.tsx'

export function HomePage() {
  return <Page title="Tablée" />
}
