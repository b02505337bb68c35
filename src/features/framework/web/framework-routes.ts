import type { PageRoute } from '#platform/web/page-route.ts'

const BASE = '/territoires/$territoryId/demarches/$evaluationId/referentiel'

export const frameworkRoutes: readonly PageRoute[] = [
  { path: BASE, load: () => import('./framework-page.tsx').then((m) => m.FrameworkPage) },
  { path: `${BASE}/catalogue`, load: () => import('./catalogue-page.tsx').then((m) => m.CataloguePage) },
  { path: `${BASE}/$lineId`, load: () => import('./line-page.tsx').then((m) => m.LinePage) },
]
