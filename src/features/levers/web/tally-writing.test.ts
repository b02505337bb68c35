import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import type { LeverEvent } from '../contract.ts'
import type { TallyValues } from './tally-form.ts'
import { type TallyLine, writeTally } from './tally-writing.ts'

const EVENT = {
  version: 1,
  persons: null,
  firstTimers: null,
  returners: null,
  genders: {},
  audiences: {},
  communes: {},
}

/** A store that refuses stale versions, as the server does; a network that may lose replies. */
function makeStore() {
  let stored = EVENT as unknown as LeverEvent
  const lost = { replies: 0 }
  return {
    lost,
    stored: () => stored,
    read: async () => stored,
    write: async (version: number, values: TallyValues) => {
      if (version !== stored.version) throw new Problem('record.stale', 'conflict', { current: stored })
      stored = { ...stored, ...values, version: version + 1 } as LeverEvent
      if (lost.replies-- > 0) throw new Problem('network.unreachable', 'busy')
      return stored
    },
  }
}
const aPhone = (): TallyLine => ({ latest: undefined, uncertain: undefined })
const oneMore = (id: string, key = 'gender:women') => ({ id, change: { [key]: { add: 1 } } })

describe('what a phone counted', () => {
  it('is put on top of what another phone was quicker with', async () => {
    const store = makeStore()
    const [first, second] = [aPhone(), aPhone()]
    await writeTally(first, oneMore('a'), store)
    await writeTally(second, oneMore('b'), store)
    await writeTally(first, oneMore('c'), store)
    await writeTally(second, oneMore('d', 'commune:46102'), store)
    expect(store.stored()).toMatchObject({ genders: { women: 3 }, communes: { '46102': 1 } })
  })

  it('is not added twice when the reply was lost', async () => {
    const store = makeStore()
    const phone = aPhone()
    await writeTally(phone, oneMore('a'), store)
    store.lost.replies = 1
    await expect(writeTally(phone, oneMore('b'), store)).rejects.toThrow('network.unreachable')
    await writeTally(phone, oneMore('b'), store)
    await writeTally(phone, oneMore('c'), store)
    expect(store.stored().genders).toEqual({ women: 3 })
  })

  it('is refused as it is when the server does not want it', async () => {
    const refuse = async () => {
      throw new Problem('levers.more-than-came', 'caller')
    }
    const store = makeStore()
    await expect(
      writeTally(aPhone(), oneMore('a', 'firstTimers'), { read: store.read, write: refuse }),
    ).rejects.toThrow('levers.more-than-came')
  })
})
