import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Story = { id: string; version: number; title: string; cards: Record<string, string> }
type Stale = { code: string; details: { current: Story; yours: Partial<Story>; fields: string[] } }
type Change = { version: number; values: object; seen?: object }

const CARDS = ['character', 'arrival', 'moral', 'trigger'] as const

let server: Awaited<ReturnType<typeof startTestServer>>
let one: Caller
let two: Caller
let stories: string
let evaluation: string

beforeAll(async () => {
  server = await startTestServer()
  one = await server.claimAsHost()
  const territoryId = await server.makeTerritory(one)
  two = await server.invite(one, territoryId, 'facilitator')
  const evaluations = `/territories/${territoryId}/evaluations`
  const { body } = await one.call<{ id: string }>('POST', evaluations, { title: 'À plusieurs' })
  evaluation = `${evaluations}/${body.id}`
  stories = `${evaluation}/stories`
})
afterAll(() => server?.stop())

async function newStory(cards: Record<string, string> = {}) {
  const { body } = await one.call<Story>('POST', stories, { title: 'Aline', cards })
  const path = `${stories}/${body.id}`
  return {
    version: body.version,
    write: (who: Caller, change: Change) => who.call<Story & Stale>('PATCH', path, change),
    read: async () => (await one.call<Story>('GET', path)).body,
  }
}

describe('two people who write at once', () => {
  it('on two cards of one story both land, also at the very same moment', async () => {
    const { version, write, read } = await newStory({ moral: 'Ensemble.' })
    const replies = await Promise.all([
      write(one, { version, values: { cards: { character: 'Aline' } }, seen: { cards: { character: '' } } }),
      write(two, { version, values: { cards: { arrival: 'La cantine' } }, seen: { cards: {} } }),
      write(two, { version, values: { title: 'Le récit d’Aline' }, seen: { title: 'Aline' } }),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200])
    expect(await read()).toMatchObject({
      version: version + 3,
      title: 'Le récit d’Aline',
      cards: { character: 'Aline', arrival: 'La cantine', moral: 'Ensemble.' },
    })
  })

  it('on the same card are told so, with both texts and the fields that clash', async () => {
    const { version, write, read } = await newStory({ character: 'Aline' })
    await write(one, {
      version,
      values: { cards: { character: 'Aline, maraîchère' } },
      seen: { cards: { character: 'Aline' } },
    })
    const stale = await write(two, {
      version,
      values: { cards: { character: 'Aline, éleveuse', moral: 'Ensemble.' }, title: 'Récit' },
      seen: { cards: { character: 'Aline' }, title: 'Aline' },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({
      fields: ['cards/character'],
      current: { cards: { character: 'Aline, maraîchère' } },
      yours: { cards: { character: 'Aline, éleveuse' } },
    })
    expect((await read()).cards).toEqual({ character: 'Aline, maraîchère' })
  })

  it('and want the same agree', async () => {
    const { version, write } = await newStory({ character: 'Aline' })
    const same = { version, values: { cards: { character: 'Zoé' } }, seen: { cards: { character: 'Aline' } } }
    expect((await write(one, same)).status).toBe(200)
    expect((await write(two, same)).status).toBe(200)
  })

  it('are refused as before when they do not say what they saw', async () => {
    const { version, write } = await newStory()
    await write(one, { version, values: { title: 'Le leur' } })
    const stale = await write(two, { version, values: { cards: { moral: 'Mien' }, title: 'Aline' } })
    expect([stale.status, stale.body.details.fields]).toEqual([409, ['title', 'cards/moral']])
  })

  it('do not bring a deleted record back by writing into it', async () => {
    const { version, write, read } = await newStory()
    const { id } = await read()
    await one.call('DELETE', `${stories}/${id}`, { version })
    const late = await write(two, { version, values: { title: 'Tard' }, seen: { title: 'Aline' } })
    expect([late.status, late.body.code]).toEqual([409, 'record.deleted'])
  })

  it('replace a whole sheet when they send it without what they saw', async () => {
    const { version, write, read } = await newStory({ character: 'Aline', moral: 'Ensemble.' })
    await write(one, { version, values: { cards: { character: 'Zoé' } } })
    expect((await read()).cards).toEqual({ character: 'Zoé' })
  })

  it('on two fields of the perimeter both land, the rest of the sheet stays', async () => {
    const { body } = await one.call<Story>('GET', evaluation)
    const { version } = body
    await one.call('PATCH', evaluation, { version, values: { perimeter: { product: 'Légumes', use: '' } } })
    const say = (who: Caller, perimeter: object, seen: object) =>
      who.call('PATCH', evaluation, {
        version: version + 1,
        values: { perimeter },
        seen: { perimeter: seen },
      })
    const replies = await Promise.all([
      say(one, { population: 'Les élèves' }, { population: '' }),
      say(two, { communes: ['46102'], meansEuros: '1500.50' }, { communes: [], meansEuros: null }),
    ])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect((await one.call('GET', evaluation)).body).toMatchObject({
      perimeter: { product: 'Légumes', population: 'Les élèves', communes: ['46102'], meansEuros: '1500.50' },
    })
  })

  it('lose nothing in any order of reading and writing', async () => {
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      card: fc.constantFrom(...CARDS),
      rereads: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { version, write, read } = await newStory()
        const truth: Record<string, string> = {}
        const sights = [0, 1, 2].map(() => ({ version, cards: {} as Record<string, string> }))
        for (const [n, { who, card, rereads }] of steps.entries()) {
          if (rereads) sights[who] = await read()
          const sight = sights[who] ?? { version, cards: {} }
          const text = `${n}`
          const saw = sight.cards[card] ?? ''
          const reply = await write(who === 0 ? one : two, {
            version: sight.version,
            values: { cards: { [card]: text } },
            seen: { cards: { [card]: saw } },
          })
          if (saw === (truth[card] ?? '')) {
            expect(reply.status).toBe(200)
            truth[card] = text
            sights[who] = { ...sight, cards: { ...sight.cards, [card]: text } }
          } else {
            expect([reply.status, reply.body.details.fields]).toEqual([409, [`cards/${card}`]])
            expect(reply.body.details.current.cards[card]).toBe(truth[card])
          }
        }
        expect((await read()).cards).toEqual(truth)
      }),
      { numRuns: 25 },
    )
  })
})
