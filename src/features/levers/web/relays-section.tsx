import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { networkAddress } from '#features/worlds/web/network-addresses.ts'
import { useActorOptions } from '#features/worlds/web/network-options.ts'
import { useNetwork } from '#features/worlds/web/network-queries.ts'
import { PickField } from '#features/worlds/web/pick-field.tsx'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { Audience, Relay } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { RelaySheet } from './relay-sheet.tsx'

type RelaysProps = {
  readonly here: LeversHere
  readonly relays: readonly Relay[]
  readonly audiences: readonly Audience[]
}

/** One sheet a relay structure; an organisation of the territory becomes one by being picked. */
export function RelaysSection({ here, relays, audiences }: RelaysProps) {
  const say = useSay(leversScreensWords)
  const network = useNetwork(here.territoryId)
  const options = useActorOptions(network.data?.data)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const [openId, setOpenId] = useState<string>()
  const names = useMemo(() => new Map(options.map(({ id, label }) => [id, label])), [options])
  const taken = new Set(relays.map(({ actorId }) => actorId))
  // persons are counted and never listed: the server refuses them
  const persons = new Set(
    (network.data?.data.actors ?? []).flatMap(({ id, kind }) => (kind === 'person' ? [id] : [])),
  )
  const adding = useMutation({
    mutationFn: (actorId: string) => api.relays.create({ territoryId: here.territoryId, actorId }),
    onSuccess: async ({ id }) => {
      setOpenId(id)
      await changed()
    },
  })
  return (
    <Section title={say('relays.sheets')} lead={say('relays.sheets-lead')} id="structures">
      {relays.length === 0 ? (
        <EmptyState title={say('relays.empty')}>{say('relays.empty-text')}</EmptyState>
      ) : (
        <ul className="lv-rows" aria-label={say('relays.sheets')}>
          {relays.map((relay) => (
            <RelaySheet
              key={relay.id}
              here={here}
              relay={relay}
              name={names.get(relay.actorId) ?? '…'}
              audiences={audiences}
              isOpen={relay.id === openId}
              onOpen={(on) => setOpenId(on ? relay.id : undefined)}
            />
          ))}
        </ul>
      )}
      {here.mayWrite && (
        <div className="lv-pick tb-no-print">
          <PickField
            label={say('relays.add')}
            help={say('relays.add-help')}
            options={options.filter(({ id }) => !taken.has(id) && !persons.has(id))}
            onPick={(id) => adding.mutate(id)}
          />
          <ProblemNotice problem={adding.error} />
          {network.data && options.length === 0 && (
            <p>
              {say('relays.no-actor')}{' '}
              <LinkTo to={networkAddress(here.territoryId, 'reseau/entretien')}>
                {say('relays.no-actor-go')}
              </LinkTo>
            </p>
          )}
        </div>
      )}
    </Section>
  )
}
