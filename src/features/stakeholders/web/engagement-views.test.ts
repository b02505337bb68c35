import { describe, expect, it } from 'vitest'
import { barShare, listLoads } from './load-rows.ts'
import { withId } from './meeting-form.ts'
import { buildMatrix, findCandidates, guestOf } from './meeting-matrix.ts'
import { writeCalendar } from './plan-calendar.ts'
import { groupSteps } from './plan-groups.ts'
import { aRating, aRecord, rate, SETTINGS, TODAY } from './rated-sample.ts'
import { countRound, findNextUnsaid, orderRound } from './rating-round.ts'
import { countSaid, readSheet, sheetValues, splitWorlds } from './sheet-form.ts'
import type { SolicitationRecord, StepRecord } from './stakeholders-api.ts'

const frame = {
  version: 1,
  createdAt: '',
  updatedAt: '',
  deletedAt: null,
  toReview: false,
  evaluationId: 'e',
}
const aStep = (id: string, values: Partial<StepRecord>): StepRecord => ({
  ...frame,
  id,
  stakeholderId: 'abattoir',
  what: id,
  memberId: null,
  who: '',
  dueOn: null,
  remindDaysBefore: 7,
  doneOn: null,
  note: '',
  ...values,
})

describe('the plan', () => {
  it('reads late, this week, later, undated, done; the earliest first, the last done first', () => {
    const steps = [
      aStep('b', { dueOn: '2027-01-10' }),
      aStep('c', {}),
      aStep('a', { dueOn: '2026-11-22' }),
      aStep('today', { dueOn: TODAY }),
      aStep('week', { dueOn: '2026-11-30' }),
      aStep('old', { doneOn: '2026-10-01', dueOn: '2026-09-01' }),
      aStep('new', { doneOn: '2026-11-01' }),
    ]
    expect(groupSteps(steps, TODAY).map(({ part, steps: of }) => [part, of.map((step) => step.id)])).toEqual([
      ['late', ['a']],
      ['week', ['today', 'week']],
      ['later', ['b']],
      ['undated', ['c']],
      ['done', ['new', 'old']],
    ])
  })

  it('goes to a calendar as whole days, with its reminders, its commas told from separators', () => {
    const text = writeCalendar(
      [
        { id: '1', title: 'Appeler, puis visiter ; légumerie', dueOn: '2026-12-01', remindDaysBefore: 7 },
        { id: '2', title: 'x'.repeat(200), dueOn: '2026-12-02', remindDaysBefore: null },
      ],
      '2026-11-23T10:00:00.000Z',
    )
    expect(text).toContain('SUMMARY:Appeler\\, puis visiter \\; légumerie\r\n')
    expect(text).toContain('DTSTART;VALUE=DATE:20261201\r\n')
    expect(text).toContain('DTSTAMP:20261123T100000Z\r\n')
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(1)
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'x'.repeat(200)}`)
  })
})

describe('what is asked of them', () => {
  const asked = (id: string, on: string, minutes: number | null): SolicitationRecord => ({
    ...frame,
    id: `${id}${on}`,
    stakeholderId: id,
    askedOn: on,
    kind: 'call',
    minutes,
    note: '',
  })

  it('puts the most asked first and keeps unknown lengths apart', () => {
    const of = rate([aRecord('Abattoir'), aRecord('Cantine')], [])
    const read = {
      solicitations: [asked('cantine', '2026-11-01', 90), asked('cantine', '2026-11-02', null)],
      meetings: [],
    }
    const rows = listLoads(of, read, SETTINGS, TODAY)
    expect(rows.map(({ rated }) => rated.name)).toEqual(['Cantine', 'Abattoir'])
    expect(rows[0]?.load.quarter).toEqual({ hours: 1.5, times: 2, unknown: 1 })
    expect(barShare(1.5, rows, 3)).toBe(0.5)
  })
})

describe('a meeting', () => {
  const all = rate(
    [
      aRecord('Abattoir', { urbalGroup: 'actors', links: ['processing', 'distribution'], power: 4 }),
      aRecord('Cantine', { urbalGroup: 'decision_makers', links: ['catering'] }),
      aRecord('Épicerie', { links: ['distribution'], worlds: ['commerce'] }),
      aRecord('Zone', { urbalGroup: 'actors' }),
    ],
    [aRating('Épicerie', 'me', 1, 4)],
  )

  it('names who is there at each group and link, and who is nowhere', () => {
    const matrix = buildMatrix(all, ['processing', 'distribution'])
    const actors = matrix.find((row) => row.group === 'actors')
    expect(actors?.cells.map((cell) => cell.names)).toEqual([['Abattoir'], ['Abattoir']])
    expect(actors?.withoutLink).toEqual(['Zone'])
    expect(matrix.at(-1)).toMatchObject({ group: null, withoutLink: [] })
    expect(buildMatrix(all.slice(0, 2), ['catering']).some((row) => row.group === null)).toBe(false)
  })

  it('finds who could fill what is missing, the most important first, never who is there', () => {
    const found = findCandidates(all, new Set(['abattoir']), { link: 'distribution' })
    expect(found.map((each) => each.name)).toEqual(['Épicerie'])
    expect(findCandidates(all, new Set(), { link: 'distribution' }).map((each) => each.name)).toEqual([
      'Épicerie',
      'Abattoir',
    ])
    expect(findCandidates(all, new Set(), { world: 'commerce' })).toHaveLength(1)
  })

  it('takes unsaid power as unsaid, not as none', () => {
    expect(all.map((each) => guestOf(each).power)).toEqual([4, null, null, null])
  })

  it('ticks and unticks without doubles', () => {
    expect(withId(withId(['b'], 'a', true), 'a', true)).toEqual(['a', 'b'])
    expect(withId(['a', 'b'], 'a', false)).toEqual(['b'])
  })
})

describe('a round of rating', () => {
  const all = rate(
    [aRecord('A'), aRecord('B'), aRecord('C'), aRecord('P', { kind: 'person' })],
    [aRating('A', 'me', 1, 1)],
  )

  it('begins with those without my view and leaves persons without a notice aside', () => {
    expect(orderRound(all)).toEqual(['b', 'c', 'a'])
  })

  it('counts what is known, set aside and left', () => {
    expect(countRound(orderRound(all), all, new Set(['b', 'a']))).toEqual({
      total: 3,
      rated: 1,
      unknown: 1,
      left: 1,
    })
  })

  it('goes on to the next one without a word, going round, and ends', () => {
    const order = ['b', 'c', 'a']
    expect(findNextUnsaid(order, 1, (id) => id !== 'b')).toBe(0)
    expect(findNextUnsaid(order, 0, () => true)).toBeUndefined()
  })
})

describe('a sheet', () => {
  it('counts what is said; a no and a zero are said', () => {
    const sheet = readSheet(aRecord('A', { hasPower: false, power: 0 }))
    expect(countSaid(sheet, 'salience')).toEqual({ said: 1, all: 3 })
    expect(countSaid(sheet, 'stance')).toEqual({ said: 1, all: 3 })
    expect(countSaid(sheet, 'who')).toEqual({ said: 0, all: 3 })
  })

  it('sends back what it read, and never an empty name', () => {
    const record = aRecord('A', { worlds: ['bio', 'élus'], links: ['catering'], position: -2 })
    expect(sheetValues(readSheet(record))).toMatchObject({ name: 'A', worlds: ['bio', 'élus'], position: -2 })
    expect(sheetValues({ ...readSheet(record), name: ' ' })).not.toHaveProperty('name')
    expect(splitWorlds(' bio ; élus,bio, ')).toEqual(['bio', 'élus'])
  })
})
