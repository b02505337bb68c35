import type { PageRoute } from '#platform/web/page-route.ts'

export const worldsRoutes: readonly PageRoute[] = []
