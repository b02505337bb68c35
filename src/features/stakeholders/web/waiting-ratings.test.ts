import { describe, expect, it } from 'vitest'
import { aRating } from './rated-sample.ts'
import { withReply, withWaiting } from './waiting-ratings.ts'

const me = { id: 'me', name: 'Camille' }
const others = [aRating('Abattoir', 'Léa', 3, 4)]
const act = (id: string, body: unknown) => ({ id, body })

describe('my views on their way', () => {
  it('show at once on top of what the server holds, the last one last, the reason kept', () => {
    const mine = aRating('Abattoir', 'me', 1, 1, { reason: 'Vu en mars.' })
    const seen = withWaiting(
      [...others, mine],
      [
        act('1', { act: 'give', stakeholderId: 'abattoir', involvement: 2, importance: 2 }),
        act('2', { act: 'give', stakeholderId: 'abattoir', involvement: 4, importance: 3 }),
      ],
      me,
    )
    expect(seen).toHaveLength(2)
    expect(seen.find((rating) => rating.mine)).toMatchObject({
      involvement: 4,
      importance: 3,
      reason: 'Vu en mars.',
    })
    expect(seen[0]).toEqual(others[0])
  })

  it('begin with me when I had none, and go when withdrawn', () => {
    const give = act('1', { act: 'give', stakeholderId: 'abattoir', involvement: 0, importance: 4 })
    const seen = withWaiting(others, [give], me)
    expect(seen[1]).toMatchObject({ mine: true, raterName: 'Camille', involvement: 0, version: 0 })
    const gone = withWaiting(others, [give, act('2', { act: 'withdraw', stakeholderId: 'abattoir' })], me)
    expect(gone).toEqual(others)
  })

  it('are replaced by the reply of the server, once', () => {
    const reply = aRating('Abattoir', 'me', 2, 2, { version: 5 })
    const before = [...others, aRating('Abattoir', 'me', 1, 1), aRating('Cantine', 'me', 1, 1)]
    const after = withReply(before, 'abattoir', reply)
    expect(after.filter((rating) => rating.mine && rating.stakeholderId === 'abattoir')).toEqual([reply])
    expect(after).toHaveLength(3)
    expect(withReply(after, 'abattoir', undefined)).toHaveLength(2)
  })
})
