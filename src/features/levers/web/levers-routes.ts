import type { PageRoute } from '#platform/web/page-route.ts'

const ROOT = '/territoires/$territoryId'

export const leversRoutes: readonly PageRoute[] = [
  { path: `${ROOT}/agenda`, load: () => import('./agenda-page.tsx').then((m) => m.AgendaPage) },
  { path: `${ROOT}/agenda/$eventId`, load: () => import('./event-page.tsx').then((m) => m.EventPage) },
  {
    path: `${ROOT}/agenda/$eventId/presences`,
    load: () => import('./attendance-page.tsx').then((m) => m.AttendancePage),
  },
  {
    path: `${ROOT}/agenda/$eventId/bilan`,
    load: () => import('./event-diagnosis-page.tsx').then((m) => m.EventDiagnosisPage),
  },
  { path: `${ROOT}/leviers`, load: () => import('./levers-page.tsx').then((m) => m.LeversPage) },
  { path: `${ROOT}/relais`, load: () => import('./relays-page.tsx').then((m) => m.RelaysPage) },
  { path: `${ROOT}/inclusion`, load: () => import('./inclusion-page.tsx').then((m) => m.InclusionPage) },
  { path: `${ROOT}/echanges`, load: () => import('./exchanges-page.tsx').then((m) => m.ExchangesPage) },
  { path: `${ROOT}/gouvernance`, load: () => import('./governance-page.tsx').then((m) => m.GovernancePage) },
  {
    path: `${ROOT}/gouvernance/pat-niveau-2`,
    load: () => import('./check-page.tsx').then((m) => m.CheckPage),
  },
]
