import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBallotFault, keepFirst, tallyVotes } from './priority-vote.ts'

const vote = (personId: string, lineId: string, points: number) => ({ personId, lineId, points })
const rules = { pointsEach: 10, mostALine: 3 }

describe('the points of one person', () => {
  it('may be fewer than allowed, never more, in all or on a line', () => {
    expect(findBallotFault([{ lineId: 'a', points: 3 }], rules)).toBeUndefined()
    expect(findBallotFault([{ lineId: 'a', points: 4 }], rules)).toMatchObject({
      code: 'framework.ballot-line-over',
    })
    const many = ['a', 'b', 'c', 'd'].map((lineId) => ({ lineId, points: 3 }))
    expect(findBallotFault(many, rules)).toEqual({ code: 'framework.ballot-over', given: 12, most: 10 })
  })
})

describe('the result of a vote', () => {
  it('counts who gave a line nothing as zero, among those who voted', () => {
    const { voters, tallies } = tallyVotes(
      ['a', 'b'],
      [vote('x', 'a', 3), vote('y', 'a', 1), vote('z', 'b', 2)],
    )
    expect(voters).toBe(3)
    expect(tallies[0]).toEqual({
      lineId: 'a',
      sum: 4,
      supporters: 2,
      median: 1,
      lowest: 0,
      highest: 3,
      rank: 1,
    })
    expect(tallies[1]).toMatchObject({ lineId: 'b', sum: 2, median: 0, rank: 2 })
  })

  it('says nothing before the first vote', () => {
    const { voters, tallies } = tallyVotes(['a'], [])
    expect([voters, tallies[0]?.median, tallies[0]?.rank]).toEqual([0, null, null])
  })

  it('forgets points for lines that are gone', () => {
    expect(tallyVotes(['a'], [vote('x', 'gone', 3)]).voters).toBe(0)
  })

  it('loses and invents no point, and never places a line before one with more', () => {
    const lines = ['a', 'b', 'c', 'd']
    const votes = fc.array(
      fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom(...lines), fc.integer({ min: 1, max: 3 })),
    )
    fc.assert(
      fc.property(votes, (given) => {
        const once = new Map(given.map(([who, line, points]) => [`${who} ${line}`, vote(who, line, points)]))
        const { tallies, voters } = tallyVotes(lines, [...once.values()])
        const total = [...once.values()].reduce((sum, { points }) => sum + points, 0)
        expect(tallies.reduce((sum, each) => sum + each.sum, 0)).toBe(total)
        expect(tallies.map(({ lineId }) => lineId).toSorted()).toEqual(lines)
        for (const [at, each] of tallies.entries()) {
          expect(each.sum).toBeGreaterThanOrEqual(tallies[at + 1]?.sum ?? 0)
          if (voters > 0) expect(each.highest ?? 0).toBeLessThanOrEqual(each.sum)
        }
      }),
    )
  })
})

describe('keeping the first ones', () => {
  it('says when the border falls between equals', () => {
    const result = tallyVotes(['a', 'b', 'c'], [vote('x', 'a', 3), vote('x', 'b', 1), vote('x', 'c', 1)])
    expect(keepFirst(result, 2)).toEqual({ kept: ['a', 'b'], setAside: ['c'], tied: ['c'] })
    expect(keepFirst(result, 1)).toMatchObject({ kept: ['a'], tied: [] })
    expect(keepFirst(result, 9).setAside).toEqual([])
  })
})
