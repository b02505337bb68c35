import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import type { ChainChange } from '../domain/chain-change.ts'
import { applyChanges } from '../domain/chain-changes.ts'
import type { WholeChain } from '../domain/chain-record.ts'
import { addElement, addLink, changeElement, type Edit, moveElements, remove } from './chain-edits.ts'
import { type ChainState, openChainState } from './chain-state.ts'
import type { Chain } from './impact-chain-api.ts'

const HOME = { evaluationId: 'e', rivalId: null }
const EMPTY: WholeChain = { elements: [], links: [] }

/** A server in a few lines: holds the chain, can be out of reach, and lets others work on it. */
function makeServer() {
  let chain = EMPTY
  let clock = 0
  let isAway = false
  const done = new Set<string>()
  const instant = () => new Date(Date.UTC(2027, 0, 1) + ++clock * 1000).toISOString()
  return {
    instant,
    whole: () => chain,
    goAway: (away: boolean) => {
      isAway = away
    },
    others: (changes: readonly ChainChange[]) => {
      chain = applyChanges(chain, changes, instant(), HOME)
    },
    send: async ({ id, changes }: { id: string; changes: readonly ChainChange[] }) => {
      await Promise.resolve()
      if (isAway) throw new TypeError('no network')
      const stale = changes.find((change) => {
        if (!('version' in change)) return false
        const row = [...chain.elements, ...chain.links].find((each) => each.id === change.id)
        if (!row || row.version === change.version) return false
        if (!('seen' in change) || !change.seen) return true
        const here = row as unknown as Record<string, unknown>
        return Object.entries(change.seen).some(([field, seen]) => here[field] !== seen)
      })
      if (stale) {
        const current = chain.elements.find((each) => each.id === stale.id)
        throw new Problem('record.stale', 'conflict', { id: stale.id, current, fields: ['statement'] })
      }
      if (!done.has(id)) chain = applyChanges(chain, changes, instant(), HOME)
      done.add(id)
      const ids = new Set(changes.map((change) => change.id))
      return {
        elements: chain.elements.filter((each) => ids.has(each.id)),
        links: chain.links.filter((each) => ids.has(each.id) || ids.has(each.fromId) || ids.has(each.toId)),
      }
    },
  }
}

function makeStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

let server: ReturnType<typeof makeServer>
let storage: ReturnType<typeof makeStorage>
let ids = 0
function open(): ChainState {
  return openChainState({
    key: 'chain',
    home: HOME,
    route: 'POST /chain/changes',
    storage,
    send: server.send,
    newId: () => `act-${++ids}`,
    now: server.instant,
  })
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
const read = (state: ChainState) => state.refresh(async () => server.whole())
const chainOf = (state: ChainState) => state.snapshot().chain as Chain
const statements = (state: ChainState) => chainOf(state).elements.map((each) => each.statement)
function act(state: ChainState, make: (chain: Chain) => Edit | undefined) {
  const edit = make(chainOf(state))
  if (!edit) throw new Error('nothing to do')
  const done = state.act(edit)
  if (done instanceof Problem) throw done
}
const rename = (id: string, statement: string) => (chain: Chain) => {
  const element = chain.byId.get(id)
  return element && changeElement(element, { statement })
}

beforeEach(() => {
  server = makeServer()
  storage = makeStorage()
})

async function openTwo(): Promise<ChainState> {
  const state = open()
  await read(state)
  act(state, (chain) => addElement(chain, 'a', { type: 'activity', statement: 'Planter' }))
  act(state, (chain) => addElement(chain, 'b', { type: 'output', statement: 'Récolter' }))
  act(state, (chain) => addLink(chain, 'ab', { fromId: 'a', toId: 'b' }))
  await settled()
  return state
}

describe('a chain on screen', () => {
  it('shows an act before the server has it, and stays the same once it has', async () => {
    const state = open()
    await read(state)
    act(state, (chain) => addElement(chain, 'a', { type: 'activity', statement: 'Planter' }))
    expect(statements(state)).toEqual(['Planter'])
    expect(server.whole().elements).toEqual([])
    await settled()
    expect(state.snapshot().queue.waiting).toEqual([])
    expect(statements(state)).toEqual(['Planter'])
    await read(state)
    expect(statements(state)).toEqual(['Planter'])
  })

  it('keeps acts without network, also for the next tab, and others’ work appears under them', async () => {
    const state = await openTwo()
    server.goAway(true)
    act(state, rename('a', 'Planter tôt'))
    await settled()
    expect(state.snapshot().queue.state).toBe('offline')
    server.others([{ do: 'create-element', id: 'c', values: { type: 'impact', statement: 'Manger' } }])
    await read(state)
    expect(statements(state).toSorted()).toEqual(['Manger', 'Planter tôt', 'Récolter'])
    state.stop()
    server.goAway(false)
    const next = open()
    await read(next)
    await settled()
    expect(statements(next)).toContain('Planter tôt')
    expect(server.whole().elements.find((each) => each.id === 'a')?.statement).toBe('Planter tôt')
  })

  it('does not take back what was answered while an older reading was on its way', async () => {
    const state = await openTwo()
    const old = server.whole()
    let arrive: (chain: WholeChain) => void = () => {}
    const reading = state.refresh(() => new Promise<WholeChain>((resolve) => (arrive = resolve)))
    act(state, rename('a', 'Planter tôt'))
    await settled()
    arrive(old)
    await reading
    expect(statements(state)).toContain('Planter tôt')
  })

  it('puts a refused act aside with its values, and forgets it in the history', async () => {
    const state = await openTwo()
    const undoBefore = state.snapshot().undo
    server.goAway(true)
    act(state, rename('a', 'Ma phrase'))
    await settled()
    server.others([{ do: 'update-element', id: 'a', version: 1, values: { statement: 'Sa phrase' } }])
    server.goAway(false)
    state.retry()
    await settled()
    await read(state)
    expect(statements(state)).toContain('Sa phrase')
    expect(state.snapshot().queue.refused).toHaveLength(1)
    expect(state.snapshot().undo).toEqual(undoBefore)
  })

  it('refuses at once what the chain refuses, by the same name as the server', async () => {
    const state = await openTwo()
    const twice = state.act(addLink(chainOf(state), 'again', { fromId: 'a', toId: 'b' }))
    expect(twice).toMatchObject({ code: 'impact-chain.link-twice' })
    expect(state.snapshot().queue.waiting).toEqual([])
  })
})

describe('undo', () => {
  it('takes back and does again every act, in order', async () => {
    const state = await openTwo()
    act(state, (chain) => moveElements(chain, ['a'], 'input', 0))
    act(state, (chain) => remove(chain, ['b']))
    await settled()
    const shape = (at: ChainState) => ({
      elements: chainOf(at).elements.map(({ id, type, statement }) => [id, type, statement]),
      links: chainOf(at).links.map(({ from, to }) => [from, to]),
    })
    const end = shape(state)
    while (state.step('undo')) await settled()
    expect(shape(state)).toEqual({ elements: [], links: [] })
    while (state.step('redo')) await settled()
    expect(shape(state)).toEqual(end)
    await read(state)
    expect(shape(state)).toEqual(end)
    expect(state.snapshot().queue.refused).toEqual([])
  })

  it('leaves what somebody changed since, and says so', async () => {
    const state = await openTwo()
    act(state, (chain) => {
      const element = chain.byId.get('a')
      return element && changeElement(element, { statement: 'Planter tôt', who: 'Paul' })
    })
    await settled()
    server.others([{ do: 'update-element', id: 'a', version: 2, values: { statement: 'Planter en mars' } }])
    await read(state)
    expect(state.step('undo')).toMatchObject({ isPartial: true })
    await settled()
    expect(server.whole().elements.find((each) => each.id === 'a')).toMatchObject({
      statement: 'Planter en mars',
      who: '',
    })
  })

  it('does not remove an element that somebody tied to something since', async () => {
    const state = open()
    await read(state)
    act(state, (chain) => addElement(chain, 'a', { type: 'activity', statement: 'Planter' }))
    await settled()
    server.others([
      { do: 'create-element', id: 'z', values: { type: 'impact', statement: 'Manger' } },
      { do: 'create-link', id: 'az', values: { fromId: 'a', toId: 'z' } },
    ])
    await read(state)
    expect(state.step('undo')).toMatchObject({ isPartial: true })
    await settled()
    expect(statements(state).toSorted()).toEqual(['Manger', 'Planter'])
  })

  it('takes back one’s own act alone, not what others did after it', async () => {
    const state = await openTwo()
    act(state, rename('a', 'Planter tôt'))
    await settled()
    server.others([{ do: 'create-element', id: 'c', values: { type: 'impact', statement: 'Manger' } }])
    await read(state)
    expect(state.step('undo')).toMatchObject({ isPartial: false })
    await settled()
    expect(statements(state).toSorted()).toEqual(['Manger', 'Planter', 'Récolter'])
  })
})
