import type { PageRoute } from '#platform/web/page-route.ts'

const ROOT = '/territoires/$territoryId'
const NETWORK = `${ROOT}/reseau` as const

export const worldsRoutes: readonly PageRoute[] = [
  { path: `${ROOT}/mondes`, load: () => import('./worlds-page.tsx').then((m) => m.WorldsPage) },
  { path: `${ROOT}/mondes/$worldId`, load: () => import('./world-page.tsx').then((m) => m.WorldPage) },
  { path: `${ROOT}/actions`, load: () => import('./actions-page.tsx').then((m) => m.ActionsPage) },
  { path: `${ROOT}/actions/$actionId`, load: () => import('./action-page.tsx').then((m) => m.ActionPage) },
  { path: NETWORK, load: () => import('./network-map-page.tsx').then((m) => m.NetworkMapPage) },
  { path: `${NETWORK}/mesures`, load: () => import('./measures-page.tsx').then((m) => m.MeasuresPage) },
  {
    path: `${NETWORK}/rencontres`,
    load: () => import('./encounters-page.tsx').then((m) => m.EncountersPage),
  },
  { path: `${NETWORK}/entretien`, load: () => import('./interview-page.tsx').then((m) => m.InterviewPage) },
  { path: `${NETWORK}/compte-rendu`, load: () => import('./minutes-page.tsx').then((m) => m.MinutesPage) },
  { path: `${NETWORK}/import`, load: () => import('./import-page.tsx').then((m) => m.ImportPage) },
  { path: `${NETWORK}/sources`, load: () => import('./sources-page.tsx').then((m) => m.SourcesPage) },
  { path: `${NETWORK}/doublons`, load: () => import('./duplicates-page.tsx').then((m) => m.DuplicatesPage) },
  { path: `${NETWORK}/liens`, load: () => import('./links-page.tsx').then((m) => m.LinksPage) },
  {
    path: '/mes-liens/$token',
    load: () => import('./own-network-page.tsx').then((m) => m.OwnNetworkPage),
    bare: true,
  },
  {
    path: `${NETWORK}/acteurs/$actorId`,
    load: () => import('./actor-network-page.tsx').then((m) => m.ActorNetworkPage),
  },
]
