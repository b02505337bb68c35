import type { PageRoute } from '#platform/web/page-route.ts'

/** The overview of one evaluation composes several features: it is `main/web/evaluation-overview.tsx`. */
export const evaluationsRoutes: readonly PageRoute[] = [
  {
    path: '/territoires/$territoryId/demarches',
    load: () => import('./evaluations-page.tsx').then((m) => m.EvaluationsPage),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/perimetre',
    load: () => import('./perimeter-page.tsx').then((m) => m.PerimeterPage),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/recit',
    load: () => import('./story-page.tsx').then((m) => m.StoryPage),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/objectifs',
    load: () => import('./objectives-page.tsx').then((m) => m.ObjectivesPage),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/objectifs/tirer',
    load: () => import('./extraction-page.tsx').then((m) => m.ExtractionPage),
  },
]
