import { describe, expect, it } from 'vitest'
import type { GroupMark, Mark } from '#kernel/drawing.ts'
import {
  anActor,
  aWorld,
  hasToDo,
  isIn,
  madeNetwork,
  network,
  tied,
} from '../../../../tests/support/made-network.ts'
import type { NetworkData } from './network-data.ts'
import { drawNetwork } from './network-drawing.ts'
import { exportedNetwork, exportedNodeRows, exportedTieRows } from './network-export.ts'
import { readNetworkImport } from './network-files/network-import.ts'
import { layoutNetwork } from './network-layout.ts'
import { networkOn } from './network-on-day.ts'

const day = '2026-11-23'
const data = network({
  worlds: [aWorld('farm', { name: 'Agriculture' }), aWorld('care', { name: 'Santé', color: 5 })],
  actors: [
    anActor('a', { name: 'Ferme' }),
    anActor('b', { name: 'Ferme' }),
    anActor('p', { name: 'Mme X', kind: 'person' }),
  ],
  memberships: [
    isIn('a', 'farm', { since: '2020-01-01' }),
    isIn('b', 'farm', { until: '2024-12-31' }),
    isIn('p', 'care'),
  ],
  ties: [tied('a', 'b', { kind: 'purchase', strength: 3 }), tied('a', 'p')],
  contacts: [hasToDo('a', 'care')],
})
const positions = layoutNetwork(data)
const texts = {
  title: 'Les mondes',
  description: 'Deux mondes',
  lead: day,
  demonstration: 'Démonstration',
  nameTie: (kind: string) => kind,
  strength: 'force',
  bundle: 'bande',
  between: 'entre',
  shore: 'rivage',
  personsOut: 'sans personnes',
}
const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? [mark, ...flat(mark.marks)] : [mark]))
const drawn = (given: NetworkData, persons: 'in' | 'out') =>
  flat(drawNetwork(networkOn(given, day), layoutNetwork(given), texts, { persons }).marks)
const ids = (marks: readonly Mark[]) =>
  marks.filter((mark): mark is GroupMark => mark.kind === 'group').map(({ dataId }) => dataId)

describe('an exported network', () => {
  it('leaves persons and their ties out unless asked', () => {
    const out = exportedNetwork(data, positions, { persons: 'out' })
    expect(JSON.stringify([...exportedNodeRows(out), ...exportedTieRows(out)])).not.toContain('Mme X')
    expect(out.ties.map(({ source, target }) => [source, target])).toEqual([
      ['a', 'b'],
      ['a', 'farm'],
      ['b', 'farm'],
    ])
    expect(exportedNetwork(data, positions, { persons: 'in' }).ties).toHaveLength(5)
  })

  it('holds all dates, or what holds on a day', () => {
    expect(exportedNetwork(data, positions, { persons: 'in' }).ties[3]).toMatchObject({
      kind: 'membership',
      until: '2024-12-31',
    })
    const now = exportedNetwork(data, positions, { persons: 'in', day })
    expect(now.ties.some(({ source, target }) => source === 'b' && target === 'farm')).toBe(false)
    expect(now.ties.find(({ target }) => target === 'farm')?.since).toBe('2020-01-01')
  })

  it('is read again with the same actors, worlds, ties and memberships', () => {
    const made = madeNetwork({ actors: 60, ties: 80, worlds: 7 })
    const file = exportedNetwork(made, layoutNetwork(made), { persons: 'out' })
    const again = readNetworkImport(file, { actors: [], worlds: [] })
    expect(again.problems).toEqual([])
    expect([again.actors.length, again.worlds.length]).toEqual([60, 7])
    expect(again.memberships).toHaveLength(made.memberships.length)
    expect(again.ties.map(({ fromKey, toKey, kind, strength }) => [fromKey, toKey, kind, strength])).toEqual(
      made.ties.map(({ fromId, toId, kind, strength }) => [fromId, toId, kind, strength]),
    )
  })

  it('calls two of one name by different names in tables', () => {
    const rows = exportedTieRows(exportedNetwork(data, positions, { persons: 'out' }))
    expect(rows[1]?.slice(0, 4)).toEqual(['Ferme', 'Ferme (2)', 'purchase', '3'])
  })
})

describe('the drawing', () => {
  it('shows everybody who is there but persons, with the marks of their worlds', () => {
    expect(ids(drawn(data, 'out'))).toEqual(['a', 'b'])
    expect(ids(drawn(data, 'in'))).toEqual(['a', 'b', 'p'])
    const said = drawn(data, 'out').flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    expect(said).toEqual(
      expect.arrayContaining(['Agriculture', 'Ag', 'Sa', 'Démonstration', 'sans personnes']),
    )
    expect(said).not.toContain('Mme X')
  })

  it('tells kinds of ties by dashes and strength by width', () => {
    const [purchase] = drawn(data, 'out').filter((mark) => mark.kind === 'line')
    expect(purchase).toMatchObject({ dash: [9, 4] })
    expect(purchase?.strokeWidth).toBeCloseTo(2.2, 9)
  })

  it('draws bands between worlds where ties are too many to be seen one by one', () => {
    const lines = drawn(madeNetwork({ actors: 400, ties: 3000 }), 'out').filter(
      (mark) => mark.kind === 'line',
    )
    expect(lines.length).toBeLessThan(250)
  })
})
