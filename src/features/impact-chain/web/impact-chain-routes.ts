import type { PageRoute } from '#platform/web/page-route.ts'

export const impactChainRoutes: readonly PageRoute[] = [
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/chaine',
    load: () => import('./chain-page.tsx').then((m) => m.ChainPage),
  },
]
