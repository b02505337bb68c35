import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { networkMapWords, worldsWords } from '../words.ts'
import { type Encounter, useEncounterActs } from './encounter-acts.ts'
import { EncounterOutcome } from './encounter-outcome.tsx'
import type { Names } from './encounter-proposal.tsx'
import { actionAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { useWorldsApi } from './worlds-api.ts'

type Effect = Awaited<
  ReturnType<ReturnType<typeof useWorldsApi>['network']['encounterEffects']>
>['items'][number]

type EncounterFollowedProps = {
  readonly here: NetworkHere
  readonly encounter: Encounter
  readonly effect: Effect | undefined
  readonly names: Names
}

/** One meeting: where it stands, what happened after, and the two worlds then and now. */
export function EncounterFollowed({ here, encounter, effect, names }: EncounterFollowedProps) {
  const say = useSay(networkMapWords)
  const sayWorlds = useSay(worldsWords)
  const { lang } = useLang()
  const acts = useEncounterActs(here)
  const [isTelling, setTelling] = useState(false)
  const { state, plannedOn, heldOn, outcome, introducers, actionId } = encounter
  const pair = {
    a: names.worlds.get(encounter.worldAId) ?? '',
    b: names.worlds.get(encounter.worldBId) ?? '',
  }
  const when =
    state === 'held' && heldOn
      ? say('meet.held', { day: formatDay(heldOn, lang) })
      : plannedOn
        ? say('meet.planned', { day: formatDay(plannedOn, lang) })
        : state === 'accepted'
          ? say('meet.no-day')
          : ''
  const people = introducers.map((id) => names.actors.get(id) ?? '').filter(Boolean)
  return (
    <article className="wx-encounter" aria-label={say('pair.title', pair)}>
      <div className="tb-row">
        <h3>{say('pair.title', pair)}</h3>
        <Pill look={state === 'accepted' ? 'accent' : 'plain'}>{sayWorlds(`encounter-state.${state}`)}</Pill>
        <span className="tb-soft">{when}</span>
      </div>
      {people.length > 0 && state !== 'set_aside' && (
        <p className="tb-soft">
          {say('meet.introducers')} : {people.join(', ')}
        </p>
      )}
      {outcome && <blockquote className="wx-outcome">{outcome}</blockquote>}
      {effect && state !== 'set_aside' && <Effects effect={effect} pair={pair} />}
      <div className="tb-row tb-no-print">
        {here.mayWrite && state !== 'set_aside' && (
          <Button look="second" onClick={() => setTelling(true)}>
            {say(state === 'held' ? 'meet.outcome' : 'meet.mark-held')}
          </Button>
        )}
        {here.mayWrite && (
          <Button look="quiet" busy={acts.removing.isPending} onClick={() => acts.removing.mutate(encounter)}>
            {say(state === 'set_aside' ? 'meet.propose-again' : 'meet.remove')}
          </Button>
        )}
        {actionId !== null && (
          <LinkTo to={actionAddress(here.territoryId, actionId)}>{say('meet.action')}</LinkTo>
        )}
      </div>
      {isTelling && <EncounterOutcome here={here} encounter={encounter} onClose={() => setTelling(false)} />}
    </article>
  )
}

function Effects({ effect, pair }: { readonly effect: Effect; readonly pair: { a: string; b: string } }) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  const { before, now, newTies, undatedTies } = effect
  const write = (value: number | null) =>
    value === null ? say('meet.unknown') : formatNumber(value, lang, 2)
  const rows = [
    { key: 'shared', label: say('meet.shared'), past: write(before.shared), now: write(now.shared) },
    { key: 'affinity', label: say('meet.affinity'), past: write(before.affinity), now: write(now.affinity) },
    {
      key: 'ties',
      label: say('meet.new-ties'),
      past: '–',
      now: `${formatNumber(newTies, lang)}${undatedTies > 0 ? ` (${say('meet.undated', { n: undatedTies })})` : ''}`,
    },
  ]
  const head = (word: string, day: string) => `${word} (${formatShortDay(day, lang)})`
  return (
    <DataTable
      caption={say('meet.effects', pair)}
      rows={rows}
      rowKey={({ key }) => key}
      keepGrid
      columns={[
        { key: 'label', label: say('meet.measure'), cell: ({ label }) => label },
        { key: 'then', label: head(say('meet.then'), before.asOf), align: 'end', cell: (row) => row.past },
        { key: 'now', label: head(say('meet.now'), now.asOf), align: 'end', cell: (row) => row.now },
      ]}
    />
  )
}
