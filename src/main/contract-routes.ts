import type { Who } from '#kernel/access.ts'
import type { RouteMap, RouteMeta } from '#kernel/route.ts'

export type ListedRoute = {
  name: string
  method: string
  path: string
  who: Who | undefined
  inputSchema: unknown
}

type Procedure = {
  '~orpc': { meta: RouteMeta; route: { method?: string; path?: string }; inputSchema?: unknown }
}

function isProcedure(value: object): value is Procedure {
  return '~orpc' in value
}

/** Every route of a contract, with who may call it; what checks and documents permissions. */
export function listRoutes(contract: object, prefix = ''): ListedRoute[] {
  return Object.entries(contract).flatMap(([key, value]: [string, object]) => {
    const name = prefix ? `${prefix}.${key}` : key
    if (!isProcedure(value)) return listRoutes(value, name)
    const { meta, route, inputSchema } = value['~orpc']
    return [{ name, method: route.method ?? 'POST', path: route.path ?? '', who: meta.who, inputSchema }]
  })
}

/** Method and path of every route, nested as the contract is: all that a browser needs (`platform/web/route-client.ts`). */
export function routeMap(contract: object): RouteMap {
  return Object.fromEntries(
    Object.entries(contract).map(([key, value]: [string, object]) => {
      if (!isProcedure(value)) return [key, routeMap(value)]
      const { method, path } = value['~orpc'].route
      return [key, `${method ?? 'POST'} ${path ?? ''}`]
    }),
  )
}
