import { useMemo } from 'react'
import { useNetwork } from '#features/worlds/web/network-queries.ts'
import type { PickOption } from '#features/worlds/web/pick-search.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'

export type GuestTarget = { readonly actorId?: string; readonly worldId?: string }

const ACTOR = 'actor:'
const WORLD = 'world:'

/** Whom a picked option means. */
export function targetOf(optionId: string): GuestTarget {
  return optionId.startsWith(WORLD)
    ? { worldId: optionId.slice(WORLD.length) }
    : { actorId: optionId.slice(ACTOR.length) }
}

/** Organisations and worlds of the territory that may be invited, by name; persons are counted, never listed. */
export function useGuestOptions(territoryId: string): {
  readonly options: readonly PickOption[]
  readonly organisations: readonly PickOption[]
  readonly nameOf: (target: GuestTarget) => string
} {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const network = useNetwork(territoryId).data?.data
  return useMemo(() => {
    const order = new Intl.Collator(lang)
    const actors = (network?.actors ?? []).filter((actor) => actor.kind !== 'person')
    const worlds = network?.worlds ?? []
    const byName = (a: PickOption, b: PickOption) => order.compare(a.label, b.label)
    const organisations = actors
      .map(({ id, name }) => ({ id: ACTOR + id, label: name, detail: say('guests.organisation') }))
      .sort(byName)
    const named = new Map([...actors, ...worlds].map(({ id, name }) => [id, name]))
    return {
      organisations,
      options: [
        ...worlds.map(({ id, name }) => ({ id: WORLD + id, label: name, detail: say('guests.world') })),
        ...organisations,
      ].sort(byName),
      nameOf: ({ actorId, worldId }) => named.get(actorId ?? worldId ?? '') ?? '',
    }
  }, [network, say, lang])
}
