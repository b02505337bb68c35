import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPattern, readPattern } from './rule-pattern.ts'

/** Small patterns without any trap for a backtracking reader, which can then be asked what it thinks. */
const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\.', 'é')
const somePattern = fc.letrec<{ whole: string; part: string }>((tie) => ({
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('part'),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('whole'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{1,}', '+?'))
      .map(([a, q]) => `(?:${a})${q}`),
  ),
  part: fc.tuple(atom, fc.constantFrom('', '', '*', '?')).map(([a, q]) => a + q),
})).whole

describe('patterns', () => {
  it('decide as the language does, whole text against whole pattern', () => {
    fc.assert(
      fc.property(
        somePattern,
        fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', 'é'), maxLength: 6 }),
        (source, text) => {
          expect(matchesPattern(text, source)).toBe(new RegExp(`^(?:${source})$`, 'u').test(text))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('take no time to speak of, whatever the pattern', () => {
    const text = `${'a'.repeat(900)}!`
    for (const source of ['(a+)+', '(a|aa)+', '(.*)*x', 'a*a*a*a*a*a*a*b', '(a?){200}b'])
      expect(matchesPattern(text, source), source).toBe(false)
  })

  it.each([
    ['(a', 'pattern-refused'],
    ['a)', 'pattern-refused'],
    ['*a', 'pattern-refused'],
    ['a**', 'pattern-refused'],
    ['(?=a)', 'pattern-refused'],
    ['(a)\\1', 'pattern-refused'],
    ['\\bmot', 'pattern-refused'],
    ['[z-a]', 'pattern-refused'],
    ['a{1000}b{1000}', 'pattern-too-large'],
    ['((a{100}){100}){100}', 'pattern-too-large'],
    ['a'.repeat(301), 'pattern-too-long'],
  ])('%s is refused by name', (source, code) => {
    expect(readPattern(source)).toMatchObject({ code })
    expect(matchesPattern('a', source)).toBe(false)
  })
})
