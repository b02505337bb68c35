import { describe, expect, it } from 'vitest'
import { listDisagreements } from './disagreement.ts'
import { distanceFromOthers, filterRated, listRaters, placeAll, sortRated } from './map-view.ts'
import { thresholdsOf } from './rated.ts'
import { aRating, aRecord, rate, SETTINGS, TODAY } from './rated-sample.ts'

const room = { by: 'participant', raterId: null, participantId: 'p7' } as const
const all = rate(
  [
    aRecord('Abattoir', { links: ['processing'], urbalGroup: 'actors', worlds: ['élevage'] }),
    aRecord('Cantine', { links: ['catering'] }),
    aRecord('Épicerie'),
    aRecord('Directrice', { kind: 'person' }),
  ],
  [
    aRating('Abattoir', 'me', 1, 4),
    aRating('Abattoir', 'Léa', 3, 4, { reason: 'Il livre déjà.' }),
    aRating('Abattoir', 'Participant 7', 4, 0, room),
    aRating('Cantine', 'Léa', 2, 3),
  ],
)
const thresholds = thresholdsOf(SETTINGS)
const placeOf = (view: string, id: string) =>
  placeAll(all, view, thresholds).find((each) => each.rated.id === id)

describe('a view of the map', () => {
  it('places everybody at the median of all views, those of the room included', () => {
    expect(placeOf('everyone', 'abattoir')).toMatchObject({
      at: { involvement: 3, importance: 4 },
      others: null,
      quadrant: 'pillars',
    })
  })

  it('of mine has no place for what I have not rated: that is not zero', () => {
    expect(placeOf('mine', 'cantine')?.at).toBeNull()
    expect(placeOf('mine', 'cantine')?.others).toEqual({ involvement: 2, importance: 3 })
  })

  it('of one rater shows how far the others stand', () => {
    const placed = placeOf('p:p7', 'abattoir')
    expect(placed).toMatchObject({
      at: { involvement: 4, importance: 0 },
      others: { involvement: 2, importance: 4 },
    })
    expect(placed && distanceFromOthers(placed)).toBe(6)
    expect(
      distanceFromOthers({ ...all, rated: all[0] as never, at: null, others: null, quadrant: null }),
    ).toBeNull()
  })

  it('of a group takes its members alone', () => {
    expect(placeOf('members', 'abattoir')?.at).toEqual({ involvement: 2, importance: 4 })
    expect(placeOf('participants', 'cantine')?.at).toBeNull()
  })

  it('knows every rater once', () => {
    expect(listRaters(all).map((rater) => rater.key)).toEqual(['m:Léa', 'm:me', 'p:p7'])
  })
})

describe('the list', () => {
  const names = (of: readonly { name: string }[]) => of.map((each) => each.name)

  it('stands in the order of the French alphabet', () => {
    expect(names(all)).toEqual(['Abattoir', 'Cantine', 'Directrice', 'Épicerie'])
  })

  it('is narrowed by link, group, world, place, and what is said', () => {
    expect(names(filterRated(all, { link: 'catering' }))).toEqual(['Cantine'])
    expect(names(filterRated(all, { group: 'unsaid' }))).toEqual(['Cantine', 'Directrice', 'Épicerie'])
    expect(names(filterRated(all, { world: 'élevage', quadrant: 'pillars' }))).toEqual(['Abattoir'])
    expect(names(filterRated(all, { state: 'discuss' }))).toEqual(['Abattoir'])
    expect(names(filterRated(all, { state: 'never' }))).toEqual(['Directrice', 'Épicerie'])
    expect(names(filterRated(all, { state: 'not-mine' }))).toEqual(['Cantine', 'Directrice', 'Épicerie'])
  })

  it('keeps what is unknown last, up and down', () => {
    for (const descending of [true, false])
      expect(names(sortRated(all, { key: 'importance', descending })).slice(2)).toEqual([
        'Directrice',
        'Épicerie',
      ])
    expect(names(sortRated(all, { key: 'spread', descending: true }))[0]).toBe('Abattoir')
  })
})

describe('a person on the map', () => {
  const notice = {
    id: 'n',
    stakeholderId: 'directrice',
    lang: 'fr',
    controller: 'PETR',
    contact: '',
    purpose: 'inviter',
    legalBasis: 'public_task',
    notice: 'Texte',
    expiresOn: '2027-11-23',
    createdOn: TODAY,
    notifiedHow: null,
    notifiedOn: null,
    link: null,
    address: null,
    isContested: false,
    contest: null,
    contestedAt: null,
    answer: null,
    answeredAt: null,
    version: 1,
  } as const
  const directrice = (values: Partial<typeof notice> | null) =>
    rate([aRecord('Directrice', { kind: 'person' })], [], values ? [{ ...notice, ...values }] : [])[0]

  it('is not rated before purpose, text and end are written, nor once the time ran out', () => {
    expect(directrice(null)).toMatchObject({ noticeState: 'missing', mayBeRated: false })
    expect(directrice({})).toMatchObject({ noticeState: 'to-tell', mayBeRated: true })
    expect(directrice({ expiresOn: TODAY as never })).toMatchObject({
      noticeState: 'expired',
      mayBeRated: false,
    })
    expect(directrice({ isContested: true as never })).toMatchObject({ mayBeRated: false })
  })

  it('counts as one when only its notice says so (an organisation of the territory that is a person)', () => {
    const asOrganisation = rate([aRecord('Directrice')], [], [{ ...notice, expiresOn: null }])[0]
    expect(asOrganisation).toMatchObject({ noticeState: 'incomplete', mayBeRated: false })
    expect(all.find((each) => each.id === 'cantine')).toMatchObject({ noticeState: null, mayBeRated: true })
  })
})

describe('disagreements', () => {
  it('come widest first, each end with its raters, written reasons before silent ones', () => {
    const [first, second, ...rest] = listDisagreements(all)
    expect(first).toMatchObject({ axis: 'importance', spread: 4, toDiscuss: true })
    expect(first?.lowest.map((rating) => rating.raterName)).toEqual(['Participant 7'])
    expect(first?.highest.map((rating) => rating.raterName)).toEqual(['Léa', 'me'])
    expect(second).toMatchObject({ axis: 'involvement', spread: 3 })
    expect(rest).toEqual([])
  })
})
