import { describe, expect, it } from 'vitest'
import {
  anAction,
  anActor,
  aWorld,
  hasToDo,
  isIn,
  madeNetwork,
  network,
  tied,
} from '../../../../tests/support/made-network.ts'
import type { NetworkData } from './network-data.ts'
import { indicatorsOfNetwork } from './network-indicators.ts'
import { networkOn } from './network-on-day.ts'
import { type StudiedNetwork, studyNetwork } from './network-study.ts'

const day = '2026-11-23'
const study = (data: NetworkData, thresholds = {}) => studyNetwork({ view: networkOn(data, day), thresholds })
const figure = (found: StudiedNetwork, code: string) => found.figures.find((each) => each.code === code)
const told = (data: NetworkData) => indicatorsOfNetwork(networkOn(data, day), study(data), data.actions)

/** Two triangles joined by one actor, c; the worlds are the triangles, and one has nobody. */
const bow = network({
  worlds: ['left', 'right', 'empty'].map((id) => aWorld(id)),
  actors: ['a', 'b', 'c', 'd', 'e'].map((id) => anActor(id)),
  memberships: [
    ...['a', 'b', 'c'].map((id) => isIn(id, 'left')),
    ...['d', 'e'].map((id) => isIn(id, 'right')),
    isIn('c', 'right', { weight: 1 }),
  ],
  ties: [tied('a', 'b'), tied('b', 'c'), tied('c', 'a'), tied('c', 'd'), tied('d', 'e'), tied('e', 'c')],
})

describe('a study', () => {
  it('says what the method’s formulas give on a network drawn by hand', () => {
    const found = study(bow)
    expect(figure(found, 'coverage')).toMatchObject({ value: 2 / 3, reading: 'medium' })
    expect(figure(found, 'two-mode-density')?.value).toBeCloseTo(6 / 15, 12)
    // c is of the left world: 4 ties inside, 2 between.
    expect(figure(found, 'ei')?.value).toBeCloseTo((2 - 4) / 6, 12)
    expect(figure(found, 'core-number')?.value).toBe(2)
    expect(found.articulation).toEqual([{ actorId: 'c', pairsShare: 4 / 6 }])
    expect(figure(found, 'cut-share')).toMatchObject({ reading: 'carried-by-one' })
    expect(found.diagnosis.map(({ code }) => code)).toContain('one-person')
    expect(found.bridges).toEqual([])
    expect(new Set(found.communities).size).toBe(2)
    const ofWorlds = found.pairs.map(({ a, b, shared, newman, jaccard }) => [a, b, shared, newman, jaccard])
    expect(ofWorlds[0]).toEqual(['left', 'right', 1, 1, 1 / 5])
  })

  it('says nothing where there is nothing, and why', () => {
    const found = study(network({ worlds: [aWorld('w')], actors: [anActor('a'), anActor('b')] }))
    expect(figure(found, 'ei')).toMatchObject({ value: null, reason: 'no-ties', reading: null, advice: null })
    expect(figure(found, 'two-mode-density')).toMatchObject({ value: null, reason: 'no-actors' })
    expect(figure(study(network({})), 'coverage')).toMatchObject({ value: null, reason: 'no-worlds' })
    expect(found.eiChance).toBeNull()
    expect(found.roles.liaison).toEqual([])
  })

  it('says of nobody apart that she reaches the others quickly', () => {
    const { actorFigures, worldFigures } = study({
      ...bow,
      worlds: [...bow.worlds, aWorld('island')],
      actors: [...bow.actors, anActor('alone')],
      memberships: [...bow.memberships, isIn('alone', 'island')],
    })
    const of = ({ ids, columns, readings }: typeof actorFigures | typeof worldFigures, id: string) =>
      [columns.closeness?.[ids.indexOf(id)], readings.closeness?.[ids.indexOf(id)]] as const
    expect(of(actorFigures, 'alone')).toEqual([null, null])
    expect(of(worldFigures, 'island')[0]).toBeNull()
    expect(of(actorFigures, 'c')[1]).toBe('quick')
    expect(of(worldFigures, 'left')[0]).toBeGreaterThan(0)
    expect(of(worldFigures, 'left')[0]).toBeLessThanOrEqual(1)
  })

  it('gives an actor without ties no figure of ties', () => {
    const { actorFigures, communities } = study({
      ...bow,
      actors: [...bow.actors, anActor('alone')],
      memberships: [...bow.memberships, isIn('alone', 'left')],
    })
    const at = actorFigures.ids.indexOf('alone')
    const { columns } = actorFigures
    for (const code of ['constraint', 'effective-size', 'efficiency', 'core-number', 'ei', 'cut-share'])
      expect(columns[code]?.[at], code).toBeNull()
    expect(columns.ties?.[at]).toBe(0)
    expect(communities[at]).toBeNull()
  })

  it('holds no figure that is not a number, for whoever has no world, no tie or neither', () => {
    const loose = madeNetwork({ actors: 60, ties: 25, worlds: 8 })
    const found = study({ ...loose, contacts: loose.actors.map(({ id }) => hasToDo(id, 'w0')) })
    expect(found.roles.liaison).toContain(null)
    const numbers: unknown[] = []
    JSON.stringify(found, (_, value) => {
      if (typeof value === 'number') numbers.push(value)
      return value
    })
    expect(numbers.length).toBeGreaterThan(500)
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([])
  })

  it('gives the same figures each time, chance included', () => {
    const data = madeNetwork({ actors: 40, ties: 90, worlds: 6 })
    expect(study(data)).toEqual(study(data))
  })

  it('compares openness with what chance gives, and tells between which ranks an actor may stand', () => {
    const found = study(madeNetwork({ actors: 60, ties: 150, worlds: 6 }))
    expect(found.eiChance?.observed).toBe(figure(found, 'ei')?.value)
    expect(found.eiChance?.p).toBeGreaterThan(0)
    for (const ranks of Object.values(found.actorFigures.ranks)) {
      expect(ranks).toHaveLength(60)
      for (const range of ranks) if (range) expect(range[0]).toBeLessThanOrEqual(range[1])
    }
    expect(Object.keys(found.actorFigures.ranks)).toContain('betweenness')
  })

  it('reads by the thresholds of the territory', () => {
    expect(figure(study(bow, { coverage: [0.2, 0.6] }), 'coverage')?.reading).toBe('wide')
  })
})

describe('indicators that the network feeds', () => {
  it('give the variables of the catalogue’s formulas and the value that they make', () => {
    const found = told(bow)
    expect(found['ORG-07']).toMatchObject({ variables: { worlds_present: 2, worlds: 3 }, asOf: day })
    expect(found['ORG-07'].value).toBeCloseTo(200 / 3, 9)
    expect(found['ORG-08']).toMatchObject({ value: 40, variables: { ties: 6, actors: 5, worlds: 3 } })
    expect(found['ORG-09']).toMatchObject({ variables: { external_ties: 2, internal_ties: 4 } })
    expect(found['ORG-11'].value).toBeCloseTo(400 / 6, 9)
    // Left has 3 ties inside and 2 out (8 ends of 12), right 1 inside (4 of 12).
    expect(found['ORG-12'].value).toBeCloseTo(4 / 6 - ((8 / 12) ** 2 + (4 / 12) ** 2), 12)
    expect(found['ORG-15']).toMatchObject({ value: null, reason: 'no-actions', variables: {} })
  })

  it('count the actions that should have begun, and those that did', () => {
    const begun = { startedOn: '2026-01-01' }
    const actions = [
      anAction('under way', begun),
      anAction('done', { state: 'done', ...begun, endedOn: '2026-05-01' }),
      anAction('late', { state: 'planned', ...begun }),
      anAction('dropped', { state: 'dropped', ...begun }),
      anAction('to come', { state: 'planned', startedOn: '2027-01-01' }),
    ]
    expect(told({ ...bow, actions })['ORG-15']).toMatchObject({
      value: 50,
      variables: { actions_done: 2, actions_planned: 4 },
    })
  })
})
