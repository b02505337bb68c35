import type { PageRoute } from '#platform/web/page-route.ts'

const BASE = '/territoires/$territoryId/demarches/$evaluationId/achats'

export const valueChainsRoutes: readonly PageRoute[] = [
  { path: BASE, load: () => import('./purchases-page.tsx').then((m) => m.PurchasesPage) },
  { path: `${BASE}/importer`, load: () => import('./import-page.tsx').then((m) => m.ImportPage) },
  { path: `${BASE}/lignes`, load: () => import('./rows-page.tsx').then((m) => m.RowsPage) },
]
