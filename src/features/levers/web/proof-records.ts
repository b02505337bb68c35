import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNetwork } from '#features/worlds/web/network-queries.ts'
import type { PickOption } from '#features/worlds/web/pick-search.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import type { CheckItem } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { leversKey, useLeversApi } from './levers-api.ts'
import { useRelays } from './relay-queries.ts'

export type Proof = CheckItem['proofs'][number]

/** Where a record that proves something stands, under the pages of the territory. */
export function proofAddress(root: string, { kind, id }: Proof): string {
  const places: Readonly<Record<Proof['kind'], string>> = {
    event: `agenda/${id}`,
    exchange: 'echanges',
    judgement: 'gouvernance',
    evaluation: `demarches/${id}`,
    actor: `reseau/acteurs/${id}`,
    action: `actions/${id}`,
    relay: 'relais',
  }
  return `${root}/${places[kind]}`
}

/** Records of the territory that may prove something, as choices: the key is « kind:id ». */
export function useProofOptions(territoryId: string): readonly PickOption[] {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const network = useNetwork(territoryId)
  const relays = useRelays(territoryId)
  const agenda = useQuery({
    queryKey: [...leversKey(territoryId), 'agenda', 'proofs'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.agenda({ territoryId, order: 'last', limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
  const exchanges = useQuery({
    queryKey: [...leversKey(territoryId), 'exchanges', 'proofs'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.exchanges.list({ territoryId, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
      ),
  })
  return useMemo(() => {
    const dated = (kind: 'event' | 'exchange', day: string | null) =>
      [say(`proof.${kind}`), ...(day ? [formatShortDay(day, lang)] : [])].join(', ')
    const { actors = [], actions = [] } = network.data?.data ?? {}
    const names = new Map(actors.map(({ id, name }) => [id, name]))
    return [
      ...(agenda.data ?? []).map(({ id, title, startsOn }) => ({
        id: `event:${id}`,
        label: title,
        detail: dated('event', startsOn),
      })),
      ...(exchanges.data ?? []).map(({ id, title, heldOn }) => ({
        id: `exchange:${id}`,
        label: title,
        detail: dated('exchange', heldOn),
      })),
      ...actions.map(({ id, title }) => ({ id: `action:${id}`, label: title, detail: say('proof.action') })),
      ...(relays.data ?? []).map(({ id, actorId }) => ({
        id: `relay:${id}`,
        label: names.get(actorId) ?? '…',
        detail: say('proof.relay'),
      })),
      ...actors
        .filter(({ kind }) => kind !== 'person')
        .map(({ id, name }) => ({ id: `actor:${id}`, label: name, detail: say('proof.actor') })),
    ]
  }, [agenda.data, exchanges.data, network.data, relays.data, say, lang])
}
