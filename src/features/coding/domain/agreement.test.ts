import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#features/worlds/domain/network/random.ts'
import { agreementOf } from './agreement.ts'
import { bootstrapInterval } from './agreement-interval.ts'
import { alphaReading, kappaReading } from './agreement-reading.ts'
import { codedUnits } from './coded-units.ts'
import { cohenKappa, type RatedPair } from './cohen-kappa.ts'
import { ALPHA_LEVELS, type AlphaLevel, krippendorffAlpha, type RatedUnit } from './krippendorff-alpha.ts'

/** Pairs from a table of counts. */
const pairsOf = (table: readonly (readonly number[])[]): RatedPair[] =>
  table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, (): RatedPair => [i, j])))

/** Rows of coders, "." for a missing value, as they are printed → units. */
const unitsOf = (...coders: string[]): RatedUnit[] => {
  const rows = coders.map((row) => row.split(' ').map((value) => (value === '.' ? null : Number(value))))
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null))
}

describe('Cohen’s kappa', () => {
  // Cohen 1968, Psychological Bulletin 70, table 1: 200 cases, three diagnoses; reproduced in the R packages psych (cohen.kappa) and DMAR
  const diagnoses = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]
  it('is .492 on the diagnoses of Cohen, and .348 with his weights', () => {
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ]
    const plain = cohenKappa(pairsOf(diagnoses), 'nominal', [0, 1, 2])
    expect(plain.value).toBeCloseTo(0.492, 3)
    expect(plain).toMatchObject({ units: 200, agreement: 0.7, reason: null })
    const weighted = cohenKappa(pairsOf(diagnoses), (i, j) => weights[i]?.[j] ?? 0, [0, 1, 2])
    expect(weighted.value).toBeCloseTo(0.348, 3)
  })

  it('is .6765 on the example of Fleiss (1981, p. 213)', () => {
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]
    expect(cohenKappa(pairsOf(table)).value).toBeCloseTo(0.6765, 4)
  })

  it('with quadratic weights is the intraclass correlation of Fleiss and Cohen (1973) for the same table', () => {
    // κ with weights (i − j)² = 2 cov / (var₁ + var₂ + (m₁ − m₂)²), with moments over n (Fleiss & Cohen 1973)
    const pair = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length
        const [m, n] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))]
        const covariance = mean(pairs.map(([a, b]) => (a - m) * (b - n)))
        const spread = mean(pairs.map(([a, b]) => (a - m) ** 2 + (b - n) ** 2)) + (m - n) ** 2
        const { value } = cohenKappa(pairs, 'quadratic', [0, 1, 2, 3, 4])
        if (spread === 0) expect(value).toBeNull()
        else expect(value).toBeCloseTo((2 * covariance) / spread, 9)
      }),
    )
  })

  it('with linear weights is the mean of the tables cut in two, weighted by what chance would do there', () => {
    // Warrens 2011, "Cohen's linearly weighted kappa is a weighted average of 2×2 kappas", Psychometrika 76
    const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        let [above, below] = [0, 0]
        for (const cut of [1, 2, 3]) {
          const two = pairs.map(([a, b]): RatedPair => [Number(a >= cut), Number(b >= cut)])
          const share = (of: (pair: RatedPair) => boolean) => two.filter(of).length / two.length
          const [p, q] = [share(([a]) => a === 1), share(([, b]) => b === 1)]
          const byChance = p * (1 - q) + q * (1 - p)
          above += byChance - share(([a, b]) => a !== b)
          below += byChance
        }
        const { value } = cohenKappa(pairs, 'linear', [0, 1, 2, 3])
        if (below < 1e-12) expect(value).toBeNull()
        else expect(value).toBeCloseTo(above / below, 9)
      }),
    )
  })

  it('is told only where it is defined', () => {
    expect(cohenKappa([])).toEqual({ value: null, reason: 'no-units', units: 0, agreement: null })
    expect(cohenKappa([[1, null]])).toMatchObject({ value: null, reason: 'no-units' })
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ value: null, reason: 'no-variation', agreement: 1 })
    expect(
      cohenKappa([
        [0, 1],
        [0, 0],
      ]).value,
    ).toBe(0)
  })
})

describe('Krippendorff’s alpha', () => {
  // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"
  it('is .095 for two observers, binary data (section A)', () => {
    const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')
    expect(krippendorffAlpha(units).value).toBeCloseTo(0.095, 3)
  })

  it('is .692 for two observers, nominal data (section B)', () => {
    const units = unitsOf('1 1 2 2 4 3 3 3 5 4 4 1', '2 1 2 2 2 3 3 3 5 4 4 4')
    expect(krippendorffAlpha(units).value).toBeCloseTo(0.692, 3)
  })

  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('is, %s, %d for four observers with missing values (sections C and D)', (level, value) => {
    const units = unitsOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    )
    const alpha = krippendorffAlpha(units, level)
    expect(alpha.value).toBeCloseTo(value, 3)
    expect(alpha).toMatchObject({ units: 11, values: 40 })
  })

  it('is the same as from the coincidence matrix written out', () => {
    const value = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })
    const data = fc
      .integer({ min: 2, max: 4 })
      .chain((coders) =>
        fc.array(fc.array(value, { minLength: coders, maxLength: coders }), { maxLength: 15 }),
      )
    fc.assert(
      fc.property(data, fc.constantFrom(...ALPHA_LEVELS), (units, level) => {
        const expected = alphaOfMatrix(units, level)
        const { value: told, reason } = krippendorffAlpha(units, level)
        if (expected === null) expect([told, reason === null]).toEqual([null, false])
        else expect(told).toBeCloseTo(expected, 9)
      }),
    )
  })
})

/** α as the source tells it step by step: matrix of coincidences o_ck, marginals n_c, differences summed over ranks. */
function alphaOfMatrix(units: readonly RatedUnit[], level: AlphaLevel): number | null {
  const size = 5
  const o = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (const unit of units) {
    const m = unit.filter((value) => value !== null).length
    unit.forEach((c, i) => {
      unit.forEach((k, j) => {
        if (i === j || c === null || k === null) return
        const row = o[c]
        if (row) row[k] = (row[k] ?? 0) + 1 / (m - 1)
      })
    })
  }
  const marginal = o.map((row) => row.reduce((a, b) => a + b, 0))
  const n = marginal.reduce((a, b) => a + b, 0)
  const delta = (c: number, k: number) => {
    if (c === k) return 0
    if (level === 'nominal') return 1
    if (level === 'interval') return (c - k) ** 2
    if (level === 'ratio') return ((c - k) / (c + k)) ** 2
    const [from, to] = [Math.min(c, k), Math.max(c, k)]
    const between = marginal.slice(from, to + 1).reduce((a, b) => a + b, 0)
    return (between - ((marginal[c] ?? 0) + (marginal[k] ?? 0)) / 2) ** 2
  }
  let [observed, expected] = [0, 0]
  for (let c = 0; c < size; c += 1) {
    for (let k = 0; k < size; k += 1) {
      observed += (o[c]?.[k] ?? 0) * delta(c, k)
      expected += (marginal[c] ?? 0) * (marginal[k] ?? 0) * delta(c, k)
    }
  }
  return expected < 1e-9 ? null : 1 - ((n - 1) * observed) / expected
}

describe('the interval of a coefficient', () => {
  const pairs = pairsOf([
    [30, 5],
    [5, 20],
  ])
  const kappaOf = (kinds: readonly RatedPair[], times?: ArrayLike<number>) =>
    cohenKappa(kinds, 'nominal', [], times).value

  it('holds the coefficient, and is the same for the same seed', () => {
    const [one, again] = [1, 1].map(() => bootstrapInterval(pairs, String, kappaOf, seededRandom(7)))
    expect(one).toEqual(again)
    const value = kappaOf(pairs) ?? Number.NaN
    expect(one?.low).toBeLessThan(value)
    expect(one?.high).toBeGreaterThan(value)
  })

  it('draws units of which the same was said as one kind: that many times counts as written so many times', () => {
    const said = fc.constantFrom(0, 1, null)
    const kind = fc.tuple(fc.tuple(said, said), fc.nat(4))
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 8 }), (drawn) => {
        const kinds = drawn.map(([pair]) => pair)
        const times = drawn.map(([, many]) => many)
        const written = drawn.flatMap(([pair, many]) => Array.from({ length: many }, () => pair))
        const [kappa, alpha] = [
          cohenKappa(kinds, 'nominal', [], times),
          krippendorffAlpha(kinds, 'nominal', times),
        ]
        expect(kappa.value ?? -9).toBeCloseTo(cohenKappa(written).value ?? -9, 9)
        expect(alpha.value ?? -9).toBeCloseTo(krippendorffAlpha(written).value ?? -9, 9)
        expect([kappa.units, alpha.units]).toEqual([
          cohenKappa(written).units,
          krippendorffAlpha(written).units,
        ])
      }),
    )
  })

  it('is near to that of the large-sample standard error (Fleiss, Cohen & Everitt 1969)', () => {
    const interval = bootstrapInterval(pairs, String, kappaOf, seededRandom(11), { draws: 4_000 })
    // their formula for two categories, both coders with shares .5833 and .4167: n = 60, pₒ = 50/60
    const [value, chance, shares] = [kappaOf(pairs) ?? 0, 1850 / 3600, [35 / 60, 25 / 60]]
    const agreed = [30 / 60, 20 / 60].reduce(
      (sum, p, i) => sum + p * (1 - 2 * (shares[i] ?? 0) * (1 - value)) ** 2,
      0,
    )
    const disagreed = (1 - value) ** 2 * (10 / 60)
    const error = Math.sqrt(
      (agreed + disagreed - (value - chance * (1 - value)) ** 2) / (60 * (1 - chance) ** 2),
    )
    expect(Math.abs((interval?.low ?? 0) - (value - 1.96 * error))).toBeLessThan(0.04)
    expect(Math.abs((interval?.high ?? 0) - (value + 1.96 * error))).toBeLessThan(0.04)
  })

  it('is not told for few units, nor where draws have no coefficient', () => {
    expect(bootstrapInterval(pairs.slice(0, 9), String, kappaOf, seededRandom(1))).toBeNull()
    expect(bootstrapInterval(pairsOf([[40]]), String, kappaOf, seededRandom(1))).toBeNull()
  })
})

describe('how a coefficient reads', () => {
  it('follows Landis and Koch for kappa, Krippendorff for alpha', () => {
    expect([-0.1, 0.2, 0.21, 0.5, 0.8, 0.81].map(kappaReading)).toEqual([
      'kappa-poor',
      'kappa-slight',
      'kappa-fair',
      'kappa-moderate',
      'kappa-substantial',
      'kappa-almost-perfect',
    ])
    expect([0.666, 0.667, 0.8].map(alphaReading)).toEqual([
      'alpha-too-low',
      'alpha-tentative',
      'alpha-reliable',
    ])
  })
})

describe('agreement on codes', () => {
  const text = 'Le maraîcher livre. La cantine paie tard. On attend le marché. Fin.'
  const passage = (coderId: string, codeId: string, words: string, sourceId = 't') => {
    const start = text.indexOf(words)
    return { id: `${coderId}${words}`, sourceId, coderId, codeId, start, end: start + words.length, memo: '' }
  }
  const given = {
    sources: [
      { id: 't', title: 'T', text },
      { id: 'u', title: 'U', text },
    ],
    passages: [
      passage('ana', 'pay', 'cantine paie'),
      passage('bob', 'pay', 'La cantine paie tard. '),
      passage('bob', 'pay', 'marché'),
      passage('ana', 'late', 'tard'),
      passage('ana', 'pay', 'cantine', 'u'),
    ],
    readings: [
      { sourceId: 't', coderId: 'ana' },
      { sourceId: 't', coderId: 'bob' },
      { sourceId: 'u', coderId: 'ana' },
    ],
  }
  const codes = new Map([
    ['pay', new Set(['pay', 'late'])],
    ['late', new Set(['late'])],
  ])
  const units = codedUnits(given, ['ana', 'bob', 'cleo'], codes, 'sentence')

  it('compares the sentences of texts that two have read to the end, present or absent', () => {
    expect(units.map(({ units: each }) => each.map(({ said }) => said.join()))).toEqual([
      ['0,0,', '1,1,', '0,1,', '0,0,'],
      ['0,0,', '1,0,', '0,0,', '0,0,'],
    ])
  })

  it('is told a code and over all codes, with who said what', () => {
    const [pay, late, all] = agreementOf(units, 3, seededRandom(3))
    expect(pay?.pairs.map(({ coders }) => coders)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
    expect(pay?.pairs[0]).toMatchObject({
      units: 4,
      both: 1,
      onlyFirst: 0,
      onlySecond: 1,
      neither: 2,
      same: 0.75,
    })
    // by hand: pₒ = 3/4, pₑ = (1·2 + 3·2)/16 = 1/2
    expect(pay?.pairs[0]?.kappa).toEqual({
      value: 0.5,
      reason: null,
      interval: null,
      reading: 'kappa-moderate',
    })
    expect(pay?.pairs[1]?.kappa).toEqual({ value: null, reason: 'no-units', interval: null, reading: null })
    expect(late?.codeId).toBe('late')
    expect(all).toMatchObject({ codeId: null, units: 8 })
  })
})
