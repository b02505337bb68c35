import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { actorsKey } from '#features/actors/web/actors-api.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { ApiOf } from '#platform/web/api.ts'
import type { worldsContract } from '../contract.ts'
import { useWorldsApi } from './worlds-api.ts'

type Contract = typeof worldsContract
export type WorldRecord = RecordOf<Contract['worlds']>
export type ActionRecord = RecordOf<Contract['actions']>
export type MembershipRecord = RecordOf<Contract['memberships']>
export type ParticipationRecord = RecordOf<Contract['participations']>
export type ActionWorldRecord = RecordOf<Contract['actionWorlds']>
export type TieRecord = RecordOf<Contract['ties']>
export type ContactRecord = RecordOf<Contract['contacts']>
export type SourceRecord = Awaited<ReturnType<ApiOf<Contract>['sources']['get']>>
export type NoticeRecord = Awaited<ReturnType<ApiOf<Contract>['notices']['write']>>
export type NetworkRead = Awaited<ReturnType<ApiOf<Contract>['network']['get']>>

/** The key of everything read about the network of a territory. */
export const networkKey = (territoryId: string) => ['worlds', territoryId] as const

/** The whole network with its dates, worlds by name (« Économie » beside « Éducation »): what every screen chooses from. */
export function useNetwork(territoryId: string) {
  const api = useWorldsApi()
  return useQuery({
    queryKey: [...networkKey(territoryId), 'network'],
    queryFn: async () => {
      const read = await api.network.get({ territoryId })
      const worlds = [...read.data.worlds].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      return { ...read, data: { ...read.data, worlds } }
    },
    staleTime: 15_000,
  })
}

/** To call after a write: the network and the list of organisations follow. */
export function useNetworkChanged(territoryId: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: networkKey(territoryId) }),
      queries.invalidateQueries({ queryKey: actorsKey(territoryId) }),
    ])
  }, [queries, territoryId])
}
