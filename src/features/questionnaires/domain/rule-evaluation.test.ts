import { describe, expect, it } from 'vitest'
import { parseRule } from './rule.ts'
import { evaluateRule, type RulePlace } from './rule-evaluation.ts'
import type { RuleValue } from './rule-values.ts'

const answers: Readonly<Record<string, RuleValue>> = {
  age: 42,
  empty: '',
  color_prefs: 'red green purple',
  born: '2000-02-29',
  zero: 0,
  names: ['Ana', 'Bia', 'Caio'],
  ages: [34, 7, '', 19],
  nobody: [],
}
const place: RulePlace = {
  answer: (name) => answers[name] ?? '',
  self: () => 'A',
  given: () => 'first',
  column: () => '',
  position: () => 2,
  indexed: (name, times) => `${name} ${[...times].join(' ')}`,
  choiceName: (value, question) => `${question}:${value}`,
  today: '2026-11-24',
  now: '2026-11-24T10:00:00.000+01:00',
  spend: () => {},
}
function worth(rule: string): RuleValue {
  const parsed = parseRule(rule)
  if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.at}`)
  return evaluateRule(parsed.tree, place)
}

describe('rules follow XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/)', () => {
  it.each<[string, RuleValue]>([
    // 3.5: examples of the recommendation for mod
    ['5 mod 2', 1],
    ['5 mod -2', 1],
    ['-5 mod 2', -1],
    ['-5 mod -2', -1],
    ['1.5 mod 0.5', 0],
    ['7 div 2', 3.5],
    ['1 div 0', Number.POSITIVE_INFINITY],
    // 3.4: "3 > 2 > 1 is equivalent to (3 > 2) > 1"; "=" before "and" before "or"
    ['3 > 2 > 1', false],
    ['1 = 1 and 2 = 3 or 4 = 4', true],
    ['1 + 2 * 3 - -4', 11],
    ['-(2 + 3) * 2', -10],
    ['"1" = 1', true],
    ["'1.0' = '1'", false],
    ["true() = 'no'", true],
    ["not('')", true],
    ['not(0)', true],
    // 4.2: examples of the recommendation
    ["translate('bar','abc','ABC')", 'BAr'],
    ["translate('--aaa--','abc-','ABC')", 'AAA'],
    ["normalize-space('  a   b ')", 'a b'],
    // 4.4: number() of what is no number; round() to the closest, halves up
    ["number('abc')", Number.NaN],
    ["number(' 42 ')", 42],
    ["number('1e3')", Number.NaN],
    ['number(true())', 1],
    ['round(2.5)', 3],
    ['round(-2.5)', -2],
    ['string(1 div 3 > 0)', 'true'],
    ['string(100000000000000000000000)', '99999999999999991611392'],
    ["concat('a', 1, true())", 'a1true'],
    // a list of answers compares when one of it does (3.4)
    ['${names} = "Bia"', true],
    ['${names} != "Bia"', true],
    ['${nobody} = ""', false],
  ])('%s', (rule, expected) => {
    expect(worth(rule)).toEqual(expected)
  })
})

describe('rules follow ODK (https://getodk.github.io/xforms-spec/#xpath-functions, https://docs.getodk.org/form-operators-functions/)', () => {
  it.each<[string, RuleValue]>([
    ["selected(${color_prefs}, 'green')", true],
    ["selected(${color_prefs}, 'gre')", false],
    ['selected-at(${color_prefs}, 0)', 'red'],
    ['selected-at(${color_prefs}, 2)', 'purple'],
    ['selected-at(${color_prefs}, 3)', ''],
    ['count-selected(${color_prefs})', 3],
    ['count-selected(${empty})', 0],
    ["jr:choice-name(selected-at(${color_prefs}, 1), '${color_prefs}')", 'color_prefs:green'],
    ["if(${age} > 18, 'adult', 'child')", 'adult'],
    ['coalesce(${empty}, ${age})', 42],
    ['once(7)', 'first'],
    ['position(..)', 2],
    ['indexed-repeat(${name}, ${person}, 2)', 'name person,2'],
    // "substring beginning at the 0-based start index, to the character at end index - 1"
    ["substr('hello', 1, 3)", 'el'],
    ["substr('hello', -2)", 'lo'],
    ['round(1.005, 2)', 1.01],
    ['round(1234, -2)', 1200],
    ['int(-1.9)', -1],
    ['pow(2, 10)', 1024],
    ["string-length('échelle')", 7],
    ["join(', ', ${names})", 'Ana, Bia, Caio'],
    ['concat(${names})', 'AnaBiaCaio'],
    ['count(${names})', 3],
    ['count(${nobody})', 0],
    ['count-non-empty(${ages})', 3],
    ['max(${ages})', 34],
    ['min(3, 1, 2)', 1],
    ['sum(${ages})', 60],
    // "an exact and complete match"; the example of the documentation asks for one capital letter
    ["regex(., '[A-Z]')", true],
    ["regex('AB', '[A-Z]')", false],
    ["regex('me@example.org', '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}')", true],
    // "date- and dateTime-formatted strings to a number of days since January 1, 1970 UTC"
    ["number('1970-01-03')", 2],
    ["decimal-date-time('1970-01-01T12:00:00Z')", 0.5],
    ["decimal-date-time('1970-01-01T12:00:00+06:00')", 0.25],
    ['today() - ${born} > 365', true],
    ['date(today() + 7)', '2026-12-01'],
    ["${born} < date('2001-01-01')", true],
    ["format-date(${born}, '%d/%m/%Y')", '29/02/2000'],
    ["format-date(now(), '%H:%M')", '10:00'],
  ])('%s', (rule, expected) => {
    expect(worth(rule)).toEqual(expected)
  })

  it('take a missing answer neither for zero nor for a number', () => {
    for (const rule of [
      '${empty} = 0',
      '${empty} < 1',
      '${empty} > -1',
      '${empty} >= 0',
      '${empty} and true()',
    ])
      expect(worth(rule), rule).toBe(false)
    expect(worth("${empty} = ''")).toBe(true)
    expect(worth('${empty} + 1')).toBeNaN()
    expect(worth('sum(${nobody})')).toBeNaN()
    expect(worth('max(${empty})')).toBeNaN()
    expect(worth("${zero} = ''")).toBe(false)
    expect(worth('coalesce(${zero}, 5)')).toBe(0)
  })
})

describe('a rule that cannot be read', () => {
  it.each([
    ['', 'rule-empty', 0],
    ['1 +', 'rule-end', 3],
    ['(1', 'rule-end', 2],
    ['1 2', 'rule-token', 2],
    ["concat('a", 'rule-text-open', 7],
    ['1 & 2', 'rule-character', 2],
    ['../a', 'rule-outside', 0],
    ['/data/a', 'rule-outside', 0],
    ['${a}[1]', 'rule-outside', 4],
    ['pulldata(1)', 'rule-function', 0],
    ['round()', 'rule-arguments', 0],
    ['round(1, 2, 3)', 'rule-arguments', 0],
    ['('.repeat(100), 'rule-too-deep', 60],
    ['1'.repeat(2001), 'rule-too-long', 2000],
    ['position(.)', 'rule-token', 9],
  ])('%s is refused: %s at %i', (rule, code, at) => {
    const parsed = parseRule(rule)
    expect(parsed.ok ? parsed : [parsed.error.code, parsed.error.at]).toEqual([code, at])
  })
})
