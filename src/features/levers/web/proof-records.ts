import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useEvaluationsApi } from '#features/evaluations/web/evaluations-api.ts'
import { useNetwork } from '#features/worlds/web/network-queries.ts'
import type { PickOption } from '#features/worlds/web/pick-search.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import type { CheckItem } from '../contract.ts'
import { criterionTexts } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { leversKey, useLeversApi } from './levers-api.ts'
import { useRelays } from './relay-queries.ts'

export type Proof = CheckItem['proofs'][number]

const pageOf = (cursor: string | undefined) => ({ limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) })

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
  const evaluationsApi = useEvaluationsApi()
  const network = useNetwork(territoryId)
  const relays = useRelays(territoryId)
  const agenda = useQuery({
    queryKey: [...leversKey(territoryId), 'agenda', 'proofs'],
    queryFn: () => readEveryPage((cursor) => api.agenda({ territoryId, order: 'last', ...pageOf(cursor) })),
  })
  const exchanges = useQuery({
    queryKey: [...leversKey(territoryId), 'exchanges', 'proofs'],
    queryFn: () => readEveryPage((cursor) => api.exchanges.list({ territoryId, ...pageOf(cursor) })),
  })
  const judgements = useQuery({
    queryKey: [...leversKey(territoryId), 'judgements', 'proofs'],
    queryFn: () => readEveryPage((cursor) => api.judgements.list({ territoryId, ...pageOf(cursor) })),
  })
  const evaluations = useQuery({
    queryKey: ['evaluations', 'list', territoryId, 'proofs'],
    queryFn: () =>
      readEveryPage((cursor) => evaluationsApi.evaluations.list({ territoryId, ...pageOf(cursor) })),
  })
  return useMemo(() => {
    const dated = (kind: 'event' | 'exchange' | 'judgement', day: string | null) =>
      [say(`proof.${kind}`), ...(day ? [formatShortDay(day, lang)] : [])].join(', ')
    const { actors = [], actions = [] } = network.data?.data ?? {}
    const names = new Map(actors.map(({ id, name }) => [id, name]))
    const criteria = new Map(criterionTexts(lang).map(({ code, name }) => [code, name]))
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
      ...(evaluations.data ?? []).map(({ id, title }) => ({
        id: `evaluation:${id}`,
        label: title,
        detail: say('proof.evaluation'),
      })),
      ...(judgements.data ?? []).map(({ id, criterion, judgedOn }) => ({
        id: `judgement:${id}`,
        label: criteria.get(criterion) ?? criterion,
        detail: dated('judgement', judgedOn),
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
  }, [agenda.data, exchanges.data, judgements.data, evaluations.data, network.data, relays.data, say, lang])
}
