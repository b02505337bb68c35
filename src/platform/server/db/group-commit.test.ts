import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { createGroupCommit, type GroupCommitOptions } from './group-commit.ts'

type Item = { key: string; n: number }
const item = (n: number, key = String(n)): Item => ({ key, n })

/** A writer that notes its batches and can be made to wait or fail. */
function scene(changed: Partial<GroupCommitOptions<Item, number>> = {}) {
  const batches: number[][] = []
  let open: (() => void)[] = []
  let isHeld = false
  let most = 0
  let now = 0
  const group = createGroupCommit<Item, number>({
    write: async (items) => {
      now += 1
      most = Math.max(most, now)
      batches.push(items.map(({ n }) => n))
      if (isHeld) await new Promise<void>((resolve) => open.push(resolve))
      await sleep(1)
      now -= 1
      if (items.some(({ n }) => n < 0)) throw new Error('a row is wrong')
      return items.map(({ n }) => n * 10)
    },
    keyOf: ({ key }) => key,
    mostTogether: 100,
    mostWaiting: 1000,
    busyCode: 'test.busy',
    concernsAll: () => false,
    ...changed,
  })
  return {
    group,
    batches,
    mostAtOnce: () => most,
    hold: () => {
      isHeld = true
    },
    release: () => {
      isHeld = false
      for (const one of open) one()
      open = []
    },
  }
}

describe('a group commit', () => {
  it('writes together what came while the last batch was written, and one batch at a time', async () => {
    const { group, batches, hold, release, mostAtOnce } = scene()
    hold()
    const first = group.add(item(1))
    await sleep(5)
    const others = [2, 3, 4].map((n) => group.add(item(n)))
    expect(group.waiting).toBe(3)
    release()
    expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40])
    expect(batches).toEqual([[1], [2, 3, 4]])
    expect(mostAtOnce()).toBe(1)
  })

  it('starts again after it has rested', async () => {
    const { group, batches } = scene()
    expect(await group.add(item(1))).toBe(10)
    await sleep(5)
    expect(await group.add(item(2))).toBe(20)
    expect(batches).toEqual([[1], [2]])
  })

  it('keeps batches and the line bounded: the one too many is refused at once, with when to come back', async () => {
    const { group, batches, hold, release } = scene({ mostTogether: 2, mostWaiting: 3 })
    hold()
    const first = group.add(item(0))
    await sleep(5)
    const waiting = [1, 2, 3].map((n) => group.add(item(n)))
    const refused = await group.add(item(4)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Problem)
    expect(refused).toMatchObject({ code: 'test.busy', fault: 'busy', details: { retryAfterSeconds: 1 } })
    release()
    await Promise.all([first, ...waiting])
    expect(batches).toEqual([[0], [1, 2], [3]])
  })

  it('writes each alone where a batch fails: one wrong row fails by itself', async () => {
    const { group, batches } = scene()
    const all = await Promise.allSettled([1, -2, 3].map((n) => group.add(item(n))))
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(batches).toEqual([[1, -2, 3], [1], [-2], [3]])
  })

  it('tells everybody at once of what concerns all', async () => {
    const { group, batches } = scene({ concernsAll: () => true })
    const all = await Promise.allSettled([1, -2, 3].map((n) => group.add(item(n))))
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(batches).toHaveLength(1)
  })

  it('never puts two of one key into one batch, and keeps their order', async () => {
    const { group, batches } = scene()
    await Promise.all([group.add(item(1, 'a')), group.add(item(2, 'a')), group.add(item(3, 'b'))])
    expect(batches).toEqual([[1, 3], [2]])
  })
})
