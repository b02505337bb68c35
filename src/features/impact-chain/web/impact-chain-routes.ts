import type { PageRoute } from '#platform/web/page-route.ts'

const chain = '/territoires/$territoryId/demarches/$evaluationId/chaine'

/** The editor itself, which may quote figures of a later feature, is composed in `main`. */
export const impactChainRoutes: readonly PageRoute[] = [
  {
    path: `${chain}/versions`,
    load: () => import('./rival-versions-page.tsx').then((m) => m.RivalVersionsPage),
  },
  {
    path: `${chain}/versions/$rivalId/comparer`,
    load: () => import('./compare-page.tsx').then((m) => m.ComparePage),
  },
  { path: `${chain}/historique`, load: () => import('./history-page.tsx').then((m) => m.HistoryPage) },
]
