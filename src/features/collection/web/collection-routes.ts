import type { PageRoute } from '#platform/web/page-route.ts'

const COLLECTIONS = '/territoires/$territoryId/demarches/$evaluationId/collectes'
const ONE = `${COLLECTIONS}/$collectionId` as const

export const collectionRoutes: readonly PageRoute[] = [
  { path: COLLECTIONS, load: () => import('./collections-page.tsx').then((m) => m.CollectionsPage) },
  { path: ONE, load: () => import('./collection-page.tsx').then((m) => m.CollectionPage) },
  { path: `${ONE}/reponses`, load: () => import('./answers-page.tsx').then((m) => m.AnswersPage) },
  { path: `${ONE}/reponses/$answerId`, load: () => import('./answer-page.tsx').then((m) => m.AnswerPage) },
  { path: `${ONE}/importer`, load: () => import('./answer-import-page.tsx').then((m) => m.AnswerImportPage) },
  { path: `${ONE}/saisie`, load: () => import('./keying-page.tsx').then((m) => m.KeyingPage) },
  { path: `${ONE}/resultats`, load: () => import('./results-page.tsx').then((m) => m.ResultsPage) },
  {
    path: `${ONE}/affiche/$linkId`,
    load: () => import('./link-sheet-page.tsx').then((m) => m.LinkSheetPage),
    bare: true,
  },
]
