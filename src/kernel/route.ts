import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Who } from './access.ts'

export type RouteMeta = { who?: Who }

/** The routes of a contract as the browser knows them: `{ actors: { list: 'GET /territories/{territoryId}/actors' } }`. */
export type RouteMap = { readonly [name: string]: RouteMap | string }

type Http = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: `/${string}`
  summary: string
  tags?: readonly string[]
  successStatus?: number
}

/** Begins the contract of one route: who may call it, where it stands, what it does in a few words. */
export function route(who: Who, http: Http) {
  const { tags, ...rest } = http
  return oc
    .$meta<RouteMeta>({})
    .meta({ who })
    .route({ ...rest, ...(tags ? { tags } : {}), inputStructure: 'compact' })
}

export const uuid = z.uuid()

/** Every list is paged: `cursor` is what the page before gave as `next`, opaque to callers. */
export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int() })
}

export type Page<T> = { items: T[]; next: string | null; total: number }

/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date()
