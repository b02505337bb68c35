import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainedChange, turnChain } from './change-chain.ts'
import type { HeldState } from './entry-plan.ts'

type Source = { id: string; stands: boolean; changed: ChainedChange[] }

/** One row through its sources: each says a state over the one before. */
function play(states: readonly HeldState[], acts: readonly number[]) {
  let row: HeldState = ['2020-01-01', 1, null]
  const sources: Source[] = states.map((state, i) => {
    const changed = [{ id: 'row', b: row, a: state }]
    row = state
    return { id: `${i}`, stands: true, changed }
  })
  for (const at of acts) {
    const source = sources[at % sources.length]
    if (!source) continue
    const later = sources.slice((at % sources.length) + 1)
    const { turned, rewritten } = turnChain(source.changed, later, source.stands ? 'back' : 'again')
    for (const { b, a } of turned) {
      const [from, to] = source.stands ? [a, b] : [b, a]
      if (JSON.stringify(row) === JSON.stringify(from)) row = to
    }
    for (const { id, changed } of rewritten)
      for (const each of sources) if (each.id === id) each.changed = [...changed]
    source.stands = !source.stands
  }
  return { row, last: sources.filter((source) => source.stands).at(-1) }
}

describe('changes of one row by several sources', () => {
  const first: HeldState = ['2020-01-01', 1, null]
  const [a, b]: HeldState[] = [
    ['2025-01-01', 2, null],
    ['2026-01-01', 3, null],
  ]

  it('are taken out in any order', () => {
    expect(play([a, b] as HeldState[], [0]).row).toEqual(b)
    expect(play([a, b] as HeldState[], [1]).row).toEqual(a)
    expect(play([a, b] as HeldState[], [0, 1]).row).toEqual(first)
    expect(play([a, b] as HeldState[], [1, 0]).row).toEqual(first)
  })

  it('are kept when another said the same on the same day', () => {
    expect(play([a, a] as HeldState[], [0]).row).toEqual(a)
    expect(play([a, a, a] as HeldState[], [0, 1]).row).toEqual(a)
    expect(play([a, a, a] as HeldState[], [2, 0]).row).toEqual(a)
    expect(play([a, a] as HeldState[], [0, 1]).row).toEqual(first)
  })

  it('leave what the last source that stands says, whatever was undone and brought back before', () => {
    const day = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(20), { maxLength: 12 }),
        (days, acts) => {
          const states = days.map((d): HeldState => [`2025-01-0${d}`, 2, null])
          const { row, last } = play(states, acts)
          expect(row).toEqual(last ? states[Number(last.id)] : first)
        },
      ),
    )
  })
})
