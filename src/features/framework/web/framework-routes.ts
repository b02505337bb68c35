import type { PageRoute } from '#platform/web/page-route.ts'

const BASE = '/territoires/$territoryId/demarches/$evaluationId/referentiel'

/** The coverage stands in `main/web`, where the instruments of later features come in. */
export const frameworkRoutes: readonly PageRoute[] = [
  { path: BASE, load: () => import('./framework-page.tsx').then((m) => m.FrameworkPage) },
  { path: `${BASE}/tableau`, load: () => import('./table-page.tsx').then((m) => m.TablePage) },
  { path: `${BASE}/coller`, load: () => import('./paste-page.tsx').then((m) => m.PastePage) },
  { path: `${BASE}/les-notres`, load: () => import('./own-page.tsx').then((m) => m.OwnPage) },
  { path: `${BASE}/qualite`, load: () => import('./quality-page.tsx').then((m) => m.QualityPage) },
  { path: `${BASE}/vote`, load: () => import('./vote-page.tsx').then((m) => m.VotePage) },
  { path: `${BASE}/catalogue`, load: () => import('./catalogue-page.tsx').then((m) => m.CataloguePage) },
  { path: `${BASE}/$lineId`, load: () => import('./line-page.tsx').then((m) => m.LinePage) },
]
