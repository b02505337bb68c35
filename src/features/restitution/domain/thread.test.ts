import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { THREAD_KINDS, type ThreadEdge, type ThreadKind, toReviewAfter, walkThread } from './thread.ts'

const record = (name: string) => {
  const [kind, id = '1'] = name.split(':')
  return { kind: kind as ThreadKind, id }
}
const edge = (from: string, to: string): ThreadEdge => ({
  from: record(from),
  to: record(to),
  why: `${from}>${to}`,
})
const name = ({ kind, id }: { kind: string; id: string }) => `${kind}:${id}`

/** A published sentence down to the rows of a purchase file, and to the story it began with. */
const edges = [
  edge('support', 'statement'),
  edge('statement', 'observation'),
  edge('observation', 'framework-line'),
  edge('observation', 'purchase-import'),
  edge('purchase-import', 'purchase:1'),
  edge('purchase-import', 'purchase:2'),
  edge('framework-line', 'chain-element'),
  edge('chain-element', 'objective'),
  edge('objective', 'story'),
]
const levels = (start: string, direction: 'down' | 'up', some = edges) =>
  walkThread(some, record(start), direction).map((level) => level.stops.map((stop) => name(stop.record)))

describe('the thread of evidence', () => {
  it('leads down from a published sentence to the purchase rows, in three clicks', () => {
    expect(levels('statement', 'down')).toEqual([
      ['statement:1'],
      ['observation:1'],
      ['framework-line:1', 'purchase-import:1'],
      ['chain-element:1', 'purchase:1', 'purchase:2'],
      ['objective:1'],
      ['story:1'],
    ])
  })

  it('leads up from a row to all that is published on it', () => {
    expect(levels('purchase:2', 'up').at(-1)).toEqual(['support:1'])
  })

  it('tells by which way each record is reached, read from the start', () => {
    const stop = walkThread(edges, record('purchase:1'), 'up').at(-1)?.stops[0]
    expect(stop?.depth).toBe(4)
    expect(stop?.path.map((step) => step.why)).toEqual([
      'purchase-import>purchase:1',
      'observation>purchase-import',
      'statement>observation',
      'support>statement',
    ])
  })

  it('takes the shortest way and ends when records lean on one another', () => {
    const looping = [...edges, edge('story', 'support'), edge('support', 'story')]
    expect(levels('support', 'down', looping)[1]).toEqual(['statement:1', 'story:1'])
  })

  it('marks for review what leans on a corrected row, nearest first, and nothing else', () => {
    expect(toReviewAfter(edges, [record('purchase:1')]).map((r) => [name(r.record), r.depth])).toEqual([
      ['purchase-import:1', 1],
      ['observation:1', 2],
      ['statement:1', 3],
      ['support:1', 4],
    ])
    expect(toReviewAfter(edges, [record('support')])).toEqual([])
    const both = toReviewAfter(edges, [record('story'), record('observation')])
    expect(both.find((r) => r.record.kind === 'support')?.cause).toEqual(record('observation'))
    expect(both.some((r) => r.record.kind === 'observation')).toBe(false)
  })

  it('finds shortest depths, the same ways up as down, and paths that hold, in any graph', () => {
    const someRecord = fc.record({
      kind: fc.constantFrom(...THREAD_KINDS.slice(0, 3)),
      id: fc.constantFrom('1', '2'),
    })
    const someEdge = fc.record({ from: someRecord, to: someRecord, why: fc.constant('') })
    fc.assert(
      fc.property(fc.array(someEdge, { maxLength: 14 }), someRecord, (some, start) => {
        const depths = new Map([[name(start), 0]])
        for (let turn = 0; turn < 6; turn += 1) {
          for (const { from, to } of some) {
            const depth = (depths.get(name(from)) ?? Number.POSITIVE_INFINITY) + 1
            if (depth < (depths.get(name(to)) ?? Number.POSITIVE_INFINITY)) depths.set(name(to), depth)
          }
        }
        const stops = walkThread(some, start, 'down').flatMap((level) => level.stops)
        expect(new Map(stops.map((stop) => [name(stop.record), stop.depth]))).toEqual(depths)
        for (const stop of stops) {
          expect(stop.path).toHaveLength(stop.depth)
          const ends = [start, ...stop.path.map((step) => step.to)]
          expect(stop.path.map((step) => name(step.from))).toEqual(ends.slice(0, -1).map(name))
          expect(name(ends.at(-1) ?? start)).toBe(name(stop.record))
          const back = walkThread(some, stop.record, 'up').flatMap((level) => level.stops)
          expect(back.find((s) => name(s.record) === name(start))?.depth).toBe(stop.depth)
        }
      }),
    )
  })

  it('walks 100,000 rows in a blink', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => edge('purchase-import', `purchase:${at}`))
    const started = performance.now()
    expect(walkThread(many, record('purchase-import'), 'down')[1]?.stops).toHaveLength(100_000)
    expect(performance.now() - started).toBeLessThan(6000)
  })
})
