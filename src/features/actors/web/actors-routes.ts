import type { PageRoute } from '#platform/web/page-route.ts'

const BASE = '/territoires/$territoryId/acteurs'

export const actorsRoutes: readonly PageRoute[] = [
  { path: BASE, load: () => import('./actors-page.tsx').then((m) => m.ActorsPage) },
  { path: `${BASE}/importer`, load: () => import('./actor-import-page.tsx').then((m) => m.ActorImportPage) },
  { path: `${BASE}/$actorId`, load: () => import('./actor-page.tsx').then((m) => m.ActorPage) },
]
