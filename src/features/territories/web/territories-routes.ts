import type { PageRoute } from '#platform/web/page-route.ts'

export const territoriesRoutes: readonly PageRoute[] = [
  {
    path: '/territoires/nouveau',
    load: () => import('./new-territory-page.tsx').then((m) => m.NewTerritoryPage),
  },
  {
    path: '/territoires/$territoryId/modifier',
    load: () => import('./edit-territory-page.tsx').then((m) => m.EditTerritoryPage),
  },
  {
    path: '/territoires/$territoryId/communes',
    load: () => import('./communes-page.tsx').then((m) => m.CommunesPage),
  },
]
