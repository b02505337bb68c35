import { isEverydayVenue, SMALL_COUNT } from './event.ts'
import { computeParity } from './inclusion.ts'
import { FIGURE_CODES, type FigureCode, type FigureGap, type FigureUnit, type LeverFigure } from './lever.ts'
import type { LeverFacts } from './lever-facts.ts'
import { isWithin, type Period, yearsOf } from './period.ts'

type Found = {
  readonly value: number | null
  readonly n: number
  readonly unknown?: number
  readonly missing?: FigureGap
  readonly isSmall?: boolean
}

/** From which level an event is participatory (ORG-21). */
const PARTICIPATORY_LEVEL = 3

const UNITS: Readonly<Record<FigureCode, FigureUnit>> = {
  'ORG-19': 'percent',
  'ORG-20': 'level',
  'ORG-21': 'percent',
  'ORG-22': 'per-10000',
  'ORG-23': 'percent',
  'ORG-24': 'per-year',
  'SOC-09': 'ratio',
  'SOC-10': 'percent',
}

const none = (missing: FigureGap, unknown = 0): Found => ({ value: null, n: 0, unknown, missing })
const percent = (part: number, whole: number, unknown = 0): Found => ({
  value: (100 * part) / whole,
  n: whole,
  unknown,
})

/** Decisions proposed or changed by participants over those of which it was said. */
function codesignedDecisions({ decisions }: LeverFacts, period: Period): Found {
  const taken = decisions.filter(({ day }) => isWithin(day, period))
  const said = taken.filter(({ isCodesigned }) => isCodesigned !== null)
  if (taken.length === 0) return none('no-decision')
  if (said.length === 0) return none('codesign-unsaid', taken.length)
  return percent(said.filter((each) => each.isCodesigned).length, said.length, taken.length - said.length)
}

const heldIn = ({ events }: LeverFacts, period: Period) => events.filter(({ day }) => isWithin(day, period))

/** Mean level weighted by participants, over the events where both were noted. */
function meanLevel(facts: LeverFacts, period: Period): Found {
  const held = heldIn(facts, period)
  if (held.length === 0) return none('nothing-held')
  const known = held.flatMap(({ level, persons }) =>
    level !== null && persons !== null && persons > 0 ? [{ level, persons }] : [],
  )
  const persons = known.reduce((sum, each) => sum + each.persons, 0)
  if (persons === 0) return none(held.some((e) => e.level !== null) ? 'no-count' : 'no-level', held.length)
  const weighted = known.reduce((sum, each) => sum + each.level * each.persons, 0)
  return { value: weighted / persons, n: known.length, unknown: held.length - known.length }
}

function participatoryEvents(facts: LeverFacts, period: Period): Found {
  const held = heldIn(facts, period)
  if (held.length === 0) return none('nothing-held')
  const known = held.flatMap(({ level }) => level ?? [])
  if (known.length === 0) return none('no-level', held.length)
  const part = known.filter((level) => level >= PARTICIPATORY_LEVEL).length
  return percent(part, known.length, held.length - known.length)
}

/** A period before anything was entered says nothing; afterwards a period without events had none. */
function publicEvents(facts: LeverFacts, period: Period): Found {
  if (facts.agendaSince === null || facts.agendaSince > period.to) return none('nothing-recorded')
  if (facts.inhabitants === null || facts.inhabitants === 0) return none('no-population')
  const n = heldIn(facts, period).filter(({ openness }) => openness === 'public').length
  return { value: ((n / facts.inhabitants) * 10_000) / yearsOf(period), n, isSmall: false }
}

function everydayVenues(facts: LeverFacts, period: Period): Found {
  const held = heldIn(facts, period)
  if (held.length === 0) return none('nothing-held')
  const known = held.flatMap(({ venue }) => venue ?? [])
  if (known.length === 0) return none('no-venue', held.length)
  return percent(known.filter(isEverydayVenue).length, known.length, held.length - known.length)
}

/** Exchanges of which somebody said that they were prepared and left a trace; those unsaid count as unknown. */
function territoryExchanges({ exchanges }: LeverFacts, period: Period): Found {
  const since = exchanges.map(({ day }) => day).sort()[0]
  if (since === undefined || since > period.to) return none('nothing-recorded')
  const held = exchanges.filter(({ day }) => isWithin(day, period))
  const formal = held.filter(({ isFormal }) => isFormal === true).length
  const unknown = held.filter(({ isFormal }) => isFormal === null).length
  return { value: formal / yearsOf(period), n: formal, unknown, isSmall: false }
}

/** The public that is furthest from parity among those rarely heard: a mean would hide it. */
function lowestParity(facts: LeverFacts, period: Period): Found {
  const held = heldIn(facts, period)
  const seldom = facts.audiences.filter(({ isSeldomHeard }) => isSeldomHeard)
  if (seldom.length === 0) return none('no-audience')
  if (held.length === 0) return none('nothing-held', seldom.length)
  const found = seldom.map((audience) => computeParity(audience, held))
  const known = found.filter((each) => each.ratio !== null)
  const lowest = known.toSorted((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0))[0]
  if (lowest === undefined)
    return none(found.some((each) => each.missing === 'no-share') ? 'no-share' : 'no-tally', seldom.length)
  const unknown = found.length - known.length
  return { value: lowest.ratio, n: known.length, unknown, isSmall: lowest.isSmall }
}

/** Relays that really brought their public, with a joint action in the period, over those of which it was said. */
function activeRelays({ relays }: LeverFacts, period: Period): Found {
  if (relays.length === 0) return none('no-relay')
  const said = relays.filter(({ hasMobilised }) => hasMobilised !== null)
  if (said.length === 0) return none('relays-unsaid', relays.length)
  const active = said.filter((relay) => relay.hasMobilised && isWithin(relay.lastActionOn, period)).length
  return percent(active, said.length, relays.length - said.length)
}

const COMPUTED: Readonly<Record<FigureCode, (facts: LeverFacts, period: Period) => Found>> = {
  'ORG-19': codesignedDecisions,
  'ORG-20': meanLevel,
  'ORG-21': participatoryEvents,
  'ORG-22': publicEvents,
  'ORG-23': everydayVenues,
  'ORG-24': territoryExchanges,
  'SOC-09': lowestParity,
  'SOC-10': activeRelays,
}

/** One figure of the catalogue over a period (formulas of catalogue/indicators.csv), with what it rests on. */
export function computeFigure(code: FigureCode, facts: LeverFacts, period: Period): LeverFigure {
  const found = COMPUTED[code](facts, period)
  return {
    code,
    value: found.value,
    unit: UNITS[code],
    n: found.n,
    unknown: found.unknown ?? 0,
    from: period.from,
    to: period.to,
    missing: found.missing ?? null,
    isSmall: found.isSmall ?? (found.value !== null && found.n < SMALL_COUNT),
  }
}

/** Every figure that the levers feed, in the order of their codes. */
export function computeFigures(facts: LeverFacts, period: Period): readonly LeverFigure[] {
  return FIGURE_CODES.map((code) => computeFigure(code, facts, period))
}
