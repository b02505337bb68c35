import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { accountsRoutes } from '#features/accounts/web/accounts-routes.ts'
import { actorsRoutes } from '#features/actors/web/actors-routes.ts'
import { codingRoutes } from '#features/coding/web/coding-routes.ts'
import { collectionRoutes } from '#features/collection/web/collection-routes.ts'
import { evaluationsRoutes } from '#features/evaluations/web/evaluations-routes.ts'
import { frameworkRoutes } from '#features/framework/web/framework-routes.ts'
import { impactChainRoutes } from '#features/impact-chain/web/impact-chain-routes.ts'
import { indicatorsRoutes } from '#features/indicators/web/indicators-routes.ts'
import { interviewsRoutes } from '#features/interviews/web/interviews-routes.ts'
import { leversRoutes } from '#features/levers/web/levers-routes.ts'
import { questionnairesRoutes } from '#features/questionnaires/web/questionnaires-routes.ts'
import { restitutionRoutes } from '#features/restitution/web/restitution-routes.ts'
import { stakeholdersRoutes } from '#features/stakeholders/web/stakeholders-routes.ts'
import { territoriesRoutes } from '#features/territories/web/territories-routes.ts'
import { valueChainsRoutes } from '#features/value-chains/web/value-chains-routes.ts'
import { workshopsRoutes } from '#features/workshops/web/workshops-routes.ts'
import { worldsRoutes } from '#features/worlds/web/worlds-routes.ts'
import { Problem } from '#kernel/problem.ts'
import { CrashPage, MissingPage } from '#platform/web/fallback-pages.tsx'
import type { PageRoute } from '#platform/web/page-route.ts'
import { BareShell } from '#platform/web/shell.tsx'
import { AppShell } from './app-shell.tsx'

/** Each feature's pages: one line a feature, in the order of the architecture. */
const pages: readonly PageRoute[] = [
  { path: '/', load: () => import('./home-page.tsx').then((m) => m.HomePage) },
  { path: '/hebergement', load: () => import('./host-page.tsx').then((m) => m.HostPage) },
  ...accountsRoutes,
  ...territoriesRoutes,
  {
    path: '/territoires/$territoryId',
    load: () => import('./territory-overview.tsx').then((m) => m.TerritoryOverview),
  },
  ...actorsRoutes,
  ...evaluationsRoutes,
  {
    path: '/territoires/$territoryId/demarches/$evaluationId',
    load: () => import('./evaluation-overview.tsx').then((m) => m.EvaluationOverview),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/chaine',
    load: () => import('./chain-pages.tsx').then((m) => m.ChainWithFigures),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/chaine/versions/$rivalId',
    load: () => import('./chain-pages.tsx').then((m) => m.RivalVersionWithFigures),
  },
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/chaine/contribution',
    load: () => import('./contribution-with-figures.tsx').then((m) => m.ContributionWithFigures),
  },
  ...impactChainRoutes,
  ...stakeholdersRoutes,
  ...worldsRoutes,
  ...leversRoutes,
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/referentiel/couverture',
    load: () => import('./framework-coverage.tsx').then((m) => m.CoverageWithInstruments),
  },
  ...frameworkRoutes,
  {
    path: '/territoires/$territoryId/demarches/$evaluationId/questionnaires',
    load: () => import('./questionnaire-pages.tsx').then((m) => m.QuestionnairesWithUses),
  },
  ...questionnairesRoutes,
  ...interviewsRoutes,
  ...codingRoutes,
  ...collectionRoutes,
  ...valueChainsRoutes,
  ...indicatorsRoutes,
  ...restitutionRoutes,
  ...workshopsRoutes,
  // The gallery of controls is for those who write pages; a build for use has neither the route nor its part.
  ...(import.meta.env.DEV
    ? [{ path: '/_kit', load: () => import('./kit-gallery.tsx').then((m) => m.KitGallery) } as const]
    : []),
]

/**
 * A part that cannot be fetched is a lost network, in words. Unnamed, the router would reload the page: with no network
 * that leaves nothing of it (`main/web.tsx` reloads where the server answers).
 */
function nameLostPart(): never {
  throw new Problem('network.unreachable', 'busy')
}

export function createAppRouter() {
  const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: CrashPage })
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: AppShell })
  const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareShell })
  const routesOf = (parent: typeof shell | typeof bare, of: readonly PageRoute[]) =>
    of.map(({ path, load }) =>
      createRoute({
        getParentRoute: () => parent,
        path,
        component: lazyRouteComponent(async () => ({ default: await load().catch(nameLostPart) })),
        errorComponent: CrashPage,
      }),
    )
  const rest = createRoute({ getParentRoute: () => shell, path: '$', component: MissingPage })
  const routeTree = root.addChildren([
    shell.addChildren([
      ...routesOf(
        shell,
        pages.filter((page) => !page.bare),
      ),
      rest,
    ]),
    bare.addChildren(
      routesOf(
        bare,
        pages.filter((page) => page.bare === true),
      ),
    ),
  ])
  return createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true })
}
