import type { PageRoute } from '#platform/web/page-route.ts'

export const indicatorsRoutes: readonly PageRoute[] = [
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/valeurs',
    load: () => import('./values-page.tsx').then((m) => m.ValuesPage),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/valeurs/importer',
    load: () => import('./value-import-page.tsx').then((m) => m.ValueImportPage),
  },
]
