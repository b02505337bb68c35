import type { PageRoute } from '#platform/web/page-route.ts'

export const stakeholdersRoutes: readonly PageRoute[] = [
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/parties-prenantes',
    load: () => import('./stakeholders-page.tsx').then((m) => m.StakeholdersPage),
  },
]
