import { useMemo } from 'react'
import { actorsWords } from '#features/actors/words.ts'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import type { Interview, NamedActor } from '../domain/interview.ts'
import type { EntryQueue, QueuedInterview } from './entry-queue.ts'
import { useActorOptions } from './network-options.ts'
import type { NetworkRead } from './network-queries.ts'
import type { PickOption } from './pick-search.ts'

/** Whom one may name: the list of the territory, and those just written down whom the server does not know yet. */
export type KnownActors = {
  readonly options: readonly PickOption[]
  readonly named: (ref: string) => NamedActor | undefined
  /** A new one, of a kind that is still to be said. */
  readonly make: (name: string) => NamedActor
  /** Those of whom nothing is known yet: whom to see next. */
  readonly unseen: readonly PickOption[]
}

export function useKnownActors(
  network: NetworkRead['data'],
  queue: EntryQueue | undefined,
  form: Pick<Interview, 'who' | 'ties'>,
): KnownActors {
  const options = useActorOptions(network)
  const say = useSay(actorsWords)
  const waiting = queue?.state.waiting
  return useMemo(() => {
    const listed = new Map(network.actors.map(({ id, name }) => [id, name]))
    const queued = (waiting ?? []).map(({ body }) => (body as QueuedInterview).form)
    const fresh = new Map<string, NamedActor>()
    for (const { who, ties } of [...queued, form])
      for (const actor of [...(who ? [who] : []), ...ties.map(({ other }) => other)])
        if (actor.newKind !== null) fresh.set(actor.ref, actor)
    const seen = new Set([
      ...network.memberships.map(({ actorId }) => actorId),
      ...network.ties.flatMap(({ fromId, toId }) => [fromId, toId]),
    ])
    const freshOptions = [...fresh.values()].map(({ ref, name, newKind }) => ({
      id: ref,
      label: name,
      detail: newKind ? say(`kind.${newKind}`) : '',
    }))
    return {
      options: [...freshOptions, ...options],
      named: (ref) => {
        const name = listed.get(ref)
        return name === undefined ? fresh.get(ref) : { ref, name, newKind: null }
      },
      make: (name) => ({ ref: newId(), name: name.slice(0, 200), newKind: 'other' }),
      unseen: options.filter(({ id }) => !seen.has(id)),
    }
  }, [network, options, waiting, form, say])
}
