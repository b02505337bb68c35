import { describe, expect, it } from 'vitest'
import { readingOf } from './coverage-reading.ts'
import { nextThing } from './lever-next.ts'

const known = { missing: null } as const
const unaimed = { aim: '', target: null }

describe('the next useful thing of a lever', () => {
  it('is to record what keeps its figure from being known, where that is recorded', () => {
    const inclusion = { lever: 'inclusion', ...unaimed, figures: [{ missing: 'no-share' }, known] } as const
    expect(nextThing(inclusion)).toEqual({ kind: 'gap', gap: 'no-share', place: 'relais' })
    const exchanges = { lever: 'exchanges', ...unaimed, figures: [{ missing: 'nothing-recorded' }] } as const
    expect(nextThing(exchanges)).toMatchObject({ kind: 'gap', place: 'echanges' })
  })

  it('is to say what is aimed at once the figures are known, and then the work itself', () => {
    const lever = { lever: 'participation', ...unaimed, figures: [known] } as const
    expect(nextThing(lever)).toEqual({ kind: 'aim', place: 'agenda' })
    expect(nextThing({ ...lever, target: 3 })).toEqual({ kind: 'go-on', place: 'agenda' })
    expect(nextThing({ ...lever, aim: 'Monter d’un cran' }).kind).toBe('go-on')
  })
})

describe('the reading of a public in the coverage matrix', () => {
  it('says the worst first: no relay, then weak trust, then a single relay', () => {
    const coverage = { gaps: ['a'], weak: ['b', 'c'], single: ['b', 'd'] }
    const read = ['a', 'b', 'c', 'd', 'e'].map((id) => readingOf(coverage, id))
    expect(read).toEqual(['gap', 'weak', 'weak', 'single', 'covered'])
  })
})
