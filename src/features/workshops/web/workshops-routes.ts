import type { PageRoute } from '#platform/web/page-route.ts'

const WORKSHOPS = '/territoires/$territoryId/demarches/$evaluationId/ateliers'

export const workshopsRoutes: readonly PageRoute[] = [
  { path: WORKSHOPS, load: () => import('./workshops-page.tsx').then((m) => m.WorkshopsPage) },
  { path: `${WORKSHOPS}/$workshopId`, load: () => import('./workshop-page.tsx').then((m) => m.WorkshopPage) },
  {
    path: `${WORKSHOPS}/$workshopId/mur`,
    load: () => import('./wall-page.tsx').then((m) => m.WallPage),
    bare: true,
  },
]
