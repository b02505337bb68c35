import { describe, expect, it } from 'vitest'
import {
  anAction,
  anActor,
  aWorld,
  hasToDo,
  isIn,
  isOf,
  network,
  takesPart,
  tied,
} from '../../../../tests/support/made-network.ts'
import { gradePoints, isUnderWay, networkOn } from './network-on-day.ts'

const actors = ['a', 'b', 'c', 'd'].map((id) => anActor(id))
const worlds = ['farm', 'care'].map((id) => aWorld(id))

describe('a spell', () => {
  it('holds from its first day to its last, both included; an unknown end is open', () => {
    const ties = [
      tied('a', 'b', { since: '2024-03-01', until: '2025-02-28' }),
      tied('b', 'c', { until: '2024-12-31' }),
      tied('c', 'd'),
    ]
    const on = (day: string) => networkOn(network({ actors, ties }), day).ties.map(({ id }) => id)
    expect(on('2024-02-29')).toEqual(['b to c', 'c to d'])
    expect(on('2024-03-01')).toEqual(['a to b', 'b to c', 'c to d'])
    expect(on('2025-02-28')).toEqual(['a to b', 'c to d'])
    expect(on('2025-03-01')).toEqual(['c to d'])
  })
})

describe('an action', () => {
  it('is no act while planned, and tells nothing of a day when it is over and nobody knows since when', () => {
    const begun = { startedOn: '2024-01-01' }
    expect(isUnderWay(anAction('x', { state: 'planned', ...begun }), '2025-01-01')).toBe(false)
    expect(isUnderWay(anAction('x', begun), '2025-01-01')).toBe(true)
    expect(isUnderWay(anAction('x', { state: 'done', ...begun }), '2025-01-01')).toBe(false)
    const over = anAction('x', { state: 'done', ...begun, endedOn: '2024-06-30' })
    expect([isUnderWay(over, '2024-06-30'), isUnderWay(over, '2024-07-01')]).toEqual([true, false])
  })
})

describe('who is in which world', () => {
  const actions = [anAction('market'), anAction('class', { startedOn: '2026-01-01' })]
  const actionWorlds = [isOf('market', 'farm', 3), isOf('class', 'farm', 2), isOf('class', 'care', 1)]

  it('follows from actions: to carry one that is wholly of a world is to be at its heart', () => {
    const participations = [
      takesPart('a', 'market', { role: 'carries' }),
      takesPart('b', 'class'),
      takesPart('c', 'class', { role: 'benefits' }),
    ]
    const data = network({ actors, worlds, actions, actionWorlds, participations })
    const links = (day: string) =>
      networkOn(data, day).memberships.map(
        ({ actorId, worldId, weight }) => `${actorId} ${worldId} ${weight}`,
      )
    expect(links('2026-06-01')).toEqual(['a farm 3', 'b farm 2', 'b care 1', 'c farm 1', 'c care 1'])
    expect(links('2025-06-01')).toEqual(['a farm 3'])
    expect([3, 4, 8, 9].map(gradePoints)).toEqual([1, 2, 2, 3])
  })

  it('is as somebody said where somebody did, and both are told', () => {
    const memberships = [isIn('a', 'farm', { weight: 1 })]
    const participations = [takesPart('a', 'market', { role: 'carries' })]
    const [link] = networkOn(
      network({ actors, worlds, actions, actionWorlds, participations, memberships }),
      '2026-06-01',
    ).memberships
    expect(link).toMatchObject({ weight: 1, declared: 1, derived: 3, membershipId: 'a in farm' })
  })
})

describe('who is there', () => {
  it('is whoever has a world, an action, a tie or a contact; filtering kinds of ties hides nobody', () => {
    const data = network({
      actors,
      worlds,
      ties: [tied('a', 'b', { kind: 'trust' })],
      contacts: [hasToDo('c', 'care')],
    })
    const view = networkOn(data, '2026-01-01', { tieKinds: ['purchase'] })
    expect(view.ties).toEqual([])
    expect(view.actors.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(view.absentActors.map(({ id }) => id)).toEqual(['d'])
    expect(view.absentWorldIds).toEqual(['farm', 'care'])
  })
})
