import type { PageRoute } from '#platform/web/page-route.ts'

const SUPPORTS = '/territoires/$territoryId/demarches/$evaluationId/supports'

export const restitutionRoutes: readonly PageRoute[] = [
  { path: SUPPORTS, load: () => import('./supports-page.tsx').then((m) => m.SupportsPage) },
  { path: `${SUPPORTS}/$supportId`, load: () => import('./support-page.tsx').then((m) => m.SupportPage) },
  {
    path: '/territoires/$territoryId/fil/$kind/$id',
    load: () => import('./thread-page.tsx').then((m) => m.ThreadPage),
  },
  {
    path: '/territoires/$territoryId/a-revoir',
    load: () => import('./reviews-page.tsx').then((m) => m.ReviewsPage),
  },
  { path: '/p/$token', load: () => import('./public-page.tsx').then((m) => m.PublicPage), bare: true },
  {
    path: '/p/$token/fil/$kind/$id',
    load: () => import('./public-thread-page.tsx').then((m) => m.PublicThreadPage),
    bare: true,
  },
]
