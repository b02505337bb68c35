import type { PageRoute } from '#platform/web/page-route.ts'

const ROOT = '/territoires/$territoryId/demarches/$evaluationId/codage'

export const codingRoutes: readonly PageRoute[] = [
  { path: ROOT, load: () => import('./coding-page.tsx').then((m) => m.CodingPage) },
  { path: `${ROOT}/passages`, load: () => import('./passages-page.tsx').then((m) => m.PassagesPage) },
  { path: `${ROOT}/accord`, load: () => import('./agreement-page.tsx').then((m) => m.AgreementPage) },
  {
    path: `${ROOT}/cooccurrences`,
    load: () => import('./co-occurrence-page.tsx').then((m) => m.CoOccurrencePage),
  },
  { path: `${ROOT}/fichiers`, load: () => import('./exchange-page.tsx').then((m) => m.ExchangePage) },
]
