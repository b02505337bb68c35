/** Method and path of every route, made from `src/main/contract.ts` by vite.config.ts. */
declare module 'virtual:contract' {
  import type { RouteMap } from '#kernel/route.ts'

  export const routes: RouteMap
}
