import { useState } from 'react'
import { LinkTo } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { chooseTie, endsOfTie, TIE_CHOICES, type TieChoice } from '../domain/tie-choice.ts'
import { worldsWords } from '../words.ts'
import { HeldLine } from './held-line.tsx'
import { actorNetworkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { sortHeld, useNetworkNames } from './network-names.ts'
import { useActorOptions } from './network-options.ts'
import { type TieRecord, useNetwork } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

type ActorTiesProps = {
  readonly here: NetworkHere
  readonly actorId: string
  readonly ties: readonly TieRecord[]
}

/** With whom, by what kind of tie, how strong, since when, who said so and when. */
export function ActorTies({ here, actorId, ties }: ActorTiesProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const { territoryId, mayWrite, today } = here
  const network = useNetwork(territoryId).data?.data
  const names = useNetworkNames(network)
  const options = useActorOptions(network)
  const acts = useRecordActs(territoryId)
  const [choice, setChoice] = useState<TieChoice>('information')
  const otherOf = (tie: TieRecord) => (tie.fromId === actorId ? tie.toId : tie.fromId)
  const nameOf = (tie: TieRecord) => names.actors.get(otherOf(tie)) ?? '…'
  const choiceOf = (tie: TieRecord) => chooseTie(tie.kind, tie.fromId === actorId)
  const taken = new Set(
    ties.filter((tie) => tie.until === null && choiceOf(tie) === choice).map((tie) => otherOf(tie)),
  )
  return (
    <Section title={say('actor.ties')} lead={say('actor.ties-lead')}>
      {mayWrite && (
        <div className="wo-pair wo-add-tie">
          <SelectField
            label={say('actor.tie-kind')}
            value={choice}
            options={TIE_CHOICES.map((each) => ({ value: each, label: say(`tie-choice.${each}`) }))}
            onChange={(next) => next !== '' && setChoice(next)}
          />
          <PickField
            label={say('actor.add-tie')}
            options={options.filter(({ id }) => id !== actorId && !taken.has(id))}
            onPick={(otherId) => {
              const { from, to, kind } = endsOfTie(choice, actorId, otherId)
              void acts.run(() =>
                api.ties.create({ territoryId, fromId: from, toId: to, kind, seenOn: today }),
              )
            }}
          />
        </div>
      )}
      {ties.length === 0 ? (
        <EmptyState title={say('actor.no-ties')}>{say('actor.no-ties-text')}</EmptyState>
      ) : (
        <ul className="wo-lines" aria-label={say('actor.ties')}>
          {sortHeld(ties, nameOf, lang).map((tie) => {
            const name = nameOf(tie)
            const change = (values: object, before: object) =>
              void acts.change(api.ties, tie, values, before, say('row.changed', { name }))
            return (
              <HeldLine
                key={tie.id}
                name={name}
                title={<LinkTo to={actorNetworkAddress(territoryId, otherOf(tie))}>{name}</LinkTo>}
                kind={say(`tie-choice.${choiceOf(tie)}`)}
                told={tie}
                sources={names.sources}
                grade={tie.strength}
                words="strength"
                mayWrite={mayWrite}
                today={today}
                onGrade={(strength) => change({ strength }, { strength: tie.strength })}
                onSince={(since) => change({ since }, { since: tie.since })}
                onEnd={(until) => change({ until }, { until: null })}
                onReopen={() => change({ until: null }, { until: tie.until })}
                onRemove={() => void acts.remove(api.ties, tie, name)}
              />
            )
          })}
        </ul>
      )}
    </Section>
  )
}
