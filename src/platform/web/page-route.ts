import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'

/**
 * One page of a feature: `{ path: '/territoires/$territoryId/acteurs', load: () => import('./actors-page.tsx').then((m) => m.ActorsPage) }`.
 * Exported by `features/x/web/x-routes.ts`, gathered in `main/web/router.tsx`; each page is a part of its own.
 */
export type PageRoute = {
  readonly path: `/${string}`
  readonly load: () => Promise<ComponentType>
  /** Without the header, for people who have no account: public pages. */
  readonly bare?: boolean
}

/** The named part of the address: `usePathParam('territoryId')`. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const value = params[name]
  if (typeof value !== 'string') throw new Error(`the address has no part named ${name}`)
  return value
}
