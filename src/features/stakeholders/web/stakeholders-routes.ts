import type { PageRoute } from '#platform/web/page-route.ts'

const ROOT = '/territoires/$territoryId/demarches/$evaluationId/parties-prenantes'

export const stakeholdersRoutes: readonly PageRoute[] = [
  { path: ROOT, load: () => import('./stakeholders-page.tsx').then((m) => m.StakeholdersPage) },
  { path: `${ROOT}/avis`, load: () => import('./rate-page.tsx').then((m) => m.RatePage) },
  {
    path: `${ROOT}/desaccords`,
    load: () => import('./disagreements-page.tsx').then((m) => m.DisagreementsPage),
  },
  { path: `${ROOT}/plan`, load: () => import('./plan-page.tsx').then((m) => m.PlanPage) },
  { path: `${ROOT}/rencontres`, load: () => import('./meetings-page.tsx').then((m) => m.MeetingsPage) },
  {
    path: `${ROOT}/rencontres/$meetingId`,
    load: () => import('./meeting-page.tsx').then((m) => m.MeetingPage),
  },
  { path: `${ROOT}/fiches/$stakeholderId`, load: () => import('./sheet-page.tsx').then((m) => m.SheetPage) },
  {
    path: `${ROOT}/fiches/$stakeholderId/information`,
    load: () => import('./notice-page.tsx').then((m) => m.NoticePage),
  },
  {
    path: '/mes-donnees/$token',
    load: () => import('./my-data-page.tsx').then((m) => m.MyDataPage),
    bare: true,
  },
]
