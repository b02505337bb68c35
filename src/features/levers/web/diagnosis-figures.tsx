import { Fragment } from 'react'
import { useCommuneName } from '#features/actors/web/commune-name.ts'
import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { LeverEvent } from '../contract.ts'
import { GENDERS } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { Diagnosis } from './event-diagnosis-page.tsx'

type FiguresProps = { readonly event: LeverEvent; readonly diagnosis: Diagnosis }
type Measured = Diagnosis['women']

/** Figures, each with what it rests on; one that is missing says why. */
export function DiagnosisFigures({ event, diagnosis }: FiguresProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const { organisations, decisions } = diagnosis
  return (
    <Section title={say('diagnosis.figures')}>
      <StatRow>
        <Stat
          label={say('diagnosis.persons')}
          value={event.persons === null ? null : formatNumber(event.persons, lang)}
          missing={code('gap.no-count')}
        />
        <Stat
          label={say('diagnosis.organisations', { invited: organisations.invited })}
          value={
            organisations.present === 0 && diagnosis.newOrganisations.value === null
              ? null
              : formatNumber(organisations.present, lang)
          }
          missing={say('diagnosis.no-presence')}
        />
        <Share name="new-organisations" measure={diagnosis.newOrganisations} />
        <Share name="first-timers" measure={diagnosis.firstTimers} />
        <Share name="returners" measure={diagnosis.returners} />
        <Share name="women" measure={diagnosis.women} />
        <Share name="speech" measure={diagnosis.speech} isWhole />
        <Share name="communes" measure={diagnosis.communes} />
        <Evenness measure={diagnosis.evenness} />
        <Stat
          label={say('diagnosis.decisions', { done: decisions.done })}
          value={formatNumber(decisions.done + decisions.open, lang)}
        >
          {decisions.late > 0 && say('diagnosis.decisions-late', { n: decisions.late })}
        </Stat>
      </StatRow>
      <SmallCounts diagnosis={diagnosis} />
    </Section>
  )
}

/** Counts that may point at somebody, by their names, before anything is published. */
function SmallCounts({ diagnosis }: Pick<FiguresProps, 'diagnosis'>) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const named = diagnosis.smallCounts.map((path) => {
    const [sheet = '', key = ''] = path.split('/')
    const gender = GENDERS.find((each) => each === key)
    if (sheet === 'firstTimers') return say('tally.first-timers')
    if (sheet === 'returners') return say('tally.returners')
    if (gender) return code(`gender.${gender}`)
    if (sheet === 'communes') return <CommuneNamed code={key} />
    return diagnosis.parity.find((each) => each.audienceId === key)?.name ?? key
  })
  if (named.length === 0) return null
  return (
    <p className="tb-soft">
      {say('diagnosis.small-counts')}{' '}
      {named.map((name, index) => (
        <Fragment key={diagnosis.smallCounts[index]}>
          {index > 0 && ', '}
          {name}
        </Fragment>
      ))}
      . {code('small')}
    </p>
  )
}

function CommuneNamed({ code }: { readonly code: string }) {
  return useCommuneName(code)
}

const NAMES = ['new-organisations', 'first-timers', 'returners', 'women', 'speech', 'communes'] as const

type ShareProps = {
  readonly name: (typeof NAMES)[number]
  readonly measure: Measured
  /** A share of the event itself: there is nothing behind it to count. */
  readonly isWhole?: boolean
}

function Share({ name, measure, isWhole = false }: ShareProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const { value, n, of, missing, isSmall } = measure
  const isCounted = value !== null && of !== null && !isWhole
  return (
    <Stat
      label={say(`diagnosis.${name}`)}
      value={value === null ? null : formatNumber(Math.round(value), lang)}
      unit="%"
      {...(missing === null ? {} : { missing: code(`gap.${missing}`) })}
    >
      {isCounted && say('diagnosis.out-of', { n, of })}
      {isSmall && <span className="tb-soft"> · {say('diagnosis.small')}</span>}
    </Stat>
  )
}

/** Evenness from which those present are mixed (method 5.3). */
const MIXED = 0.7

function Evenness({ measure }: { readonly measure: Measured }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const { value, n, isSmall } = measure
  const reading = value === null ? undefined : value >= MIXED ? 'mixed' : 'one-sided'
  return (
    <Stat
      label={say('diagnosis.evenness')}
      value={value === null ? null : formatNumber(Math.round(value * 100) / 100, lang)}
      missing={say('diagnosis.no-evenness')}
    >
      {reading && say(`diagnosis.evenness-${reading}`, { n })}
      {isSmall && <span className="tb-soft"> · {say('diagnosis.small')}</span>}
    </Stat>
  )
}
