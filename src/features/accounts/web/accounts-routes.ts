import type { PageRoute } from '#platform/web/page-route.ts'

export const accountsRoutes: readonly PageRoute[] = [
  {
    path: '/installation',
    bare: true,
    load: () => import('./setup-page.tsx').then((m) => m.SetupExplainedPage),
  },
  {
    path: '/installation/$token',
    bare: true,
    load: () => import('./setup-page.tsx').then((m) => m.SetupPage),
  },
  { path: '/connexion', bare: true, load: () => import('./sign-in-page.tsx').then((m) => m.SignInPage) },
  {
    path: '/invitation/$token',
    bare: true,
    load: () => import('./invitation-page.tsx').then((m) => m.InvitationPage),
  },
  { path: '/compte', load: () => import('./account-page.tsx').then((m) => m.AccountPage) },
  {
    path: '/territoires/$territoryId/membres',
    load: () => import('./members-page.tsx').then((m) => m.MembersPage),
  },
  {
    path: '/territoires/$territoryId/journal',
    load: () => import('./journal-page.tsx').then((m) => m.JournalPage),
  },
]
