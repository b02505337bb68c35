import type { PageRoute } from '#platform/web/page-route.ts'

const ROOT = '/territoires/$territoryId/demarches/$evaluationId/entretiens'

export const interviewsRoutes: readonly PageRoute[] = [
  { path: ROOT, load: () => import('./interviews-page.tsx').then((m) => m.InterviewsPage) },
  { path: `${ROOT}/guides/$guideId`, load: () => import('./guide-page.tsx').then((m) => m.GuidePage) },
  { path: `${ROOT}/verbatims`, load: () => import('./quotes-page.tsx').then((m) => m.QuotesPage) },
  { path: `${ROOT}/$interviewId`, load: () => import('./interview-page.tsx').then((m) => m.InterviewPage) },
  { path: `${ROOT}/$interviewId/notes`, load: () => import('./notes-page.tsx').then((m) => m.NotesPage) },
  { path: `${ROOT}/$interviewId/apres`, load: () => import('./after-page.tsx').then((m) => m.AfterPage) },
]
