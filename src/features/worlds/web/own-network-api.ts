import type { ApiOf } from '#platform/web/api.ts'
import type { worldsContract } from '../contract.ts'

export type OwnRead = Awaited<ReturnType<ApiOf<typeof worldsContract>['own']['read']>>
export type HeldOwn = NonNullable<OwnRead['held']>

export const ownKey = (token: string) => ['own-network', token] as const
