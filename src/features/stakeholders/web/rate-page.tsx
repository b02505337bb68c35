import { useState } from 'react'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { RateOne } from './rate-one.tsx'
import { countRound, findNextUnsaid, orderRound } from './rating-round.ts'
import { partAddress } from './stakeholders-addresses.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'

/** All stakeholders one after another, alone: first one's own view, then the room's. */
export function RatePage() {
  const say = useSay(stakeholdersWords)
  return (
    <StakeholdersFrame title={say('rate.title')} lead={say('rate.lead')}>
      {(here) => <Round here={here} />}
    </StakeholdersFrame>
  )
}

function Round({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  // the order of the beginning: nobody jumps away under one's fingers
  const [begun, setBegun] = useState(() => orderRound(here.all))
  const [at, setAt] = useState(0)
  const [unknown, setUnknown] = useState<ReadonlySet<string>>(new Set())
  const [isDone, setIsDone] = useState(false)
  const order = begun.filter((id) => here.all.some((each) => each.id === id))
  const here1 = here.all.find((each) => each.id === order[Math.min(at, order.length - 1)])
  const isSaid = (id: string) =>
    unknown.has(id) || here.all.some((each) => each.id === id && each.mine !== undefined)
  const refused = here.all.length - here.all.filter((each) => each.mayBeRated).length
  if (!here.mayContribute) return <p>{say('rate.reading')}</p>
  if (!here1) {
    return (
      <EmptyState
        title={say('rate.nobody')}
        act={<LinkButton to={partAddress(here)}>{say('part.carte')}</LinkButton>}
      >
        {say('empty.text')}
      </EmptyState>
    )
  }
  const progress = countRound(order, here.all, unknown)
  const goOn = (from: string) => {
    const here2 = order.indexOf(from)
    const next = findNextUnsaid(order, here2, (id) => id === from || isSaid(id))
    if (next === undefined) setIsDone(true)
    else setAt(next)
  }
  if (isDone) {
    return (
      <EmptyState
        title={say('rate.done')}
        act={
          <>
            <LinkButton to={partAddress(here, 'desaccords')}>{say('part.desaccords')}</LinkButton>
            <LinkButton look="second" to={partAddress(here)}>
              {say('part.carte')}
            </LinkButton>
          </>
        }
      >
        {say('rate.done-text', { rated: progress.rated, unknown: progress.unknown })}
      </EmptyState>
    )
  }
  return (
    <Section title={say('rate.progress', { at: Math.min(at, order.length - 1) + 1, total: progress.total })}>
      <progress
        className="sh-progress"
        max={progress.total}
        value={progress.rated + progress.unknown}
        aria-label={say('rate.bar')}
      />
      <p className="tb-soft" role="status">
        {say('rate.counts', { rated: progress.rated, unknown: progress.unknown, left: progress.left })}
        {refused > 0 && ` ${say('rate.persons-left-out', { n: refused })}`}
      </p>
      <RateOne
        key={here1.id}
        here={here}
        rated={here1}
        onNext={() => goOn(here1.id)}
        onUnknown={() => {
          setUnknown((before) => new Set([...before, here1.id]))
          goOn(here1.id)
        }}
        onBack={at > 0 ? () => setAt(at - 1) : undefined}
        onStop={() => {
          setBegun(orderRound(here.all))
          setIsDone(true)
        }}
      />
    </Section>
  )
}
