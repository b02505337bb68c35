import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boundsOfRule,
  CONDITION_OPERATORS,
  type Condition,
  conditionOfRule,
  ruleOfBounds,
  ruleOfCondition,
} from './condition.ts'

describe('a condition of lines', () => {
  it.each([
    ["${a} = 'oui'", { join: 'and', parts: [{ question: 'a', operator: 'is', value: 'oui' }] }],
    ['${n} >= -3', { join: 'and', parts: [{ question: 'n', operator: 'at-least', value: '-3' }] }],
    [
      "not(selected(${a}, 'x'))",
      { join: 'and', parts: [{ question: 'a', operator: 'contains-not', value: 'x' }] },
    ],
    [
      "${a} != '' or selected(${b}, 'x') or ${c} < 2",
      {
        join: 'or',
        parts: [
          { question: 'a', operator: 'answered', value: '' },
          { question: 'b', operator: 'contains', value: 'x' },
          { question: 'c', operator: 'less', value: '2' },
        ],
      },
    ],
  ] as const)('is read from %s and written back', (rule, condition) => {
    expect(conditionOfRule(rule)).toEqual(condition)
    expect(ruleOfCondition(condition)).toBe(rule)
  })

  it.each(['${a} = 1 or ${b} = 2 and ${c} = 3', '${a} + 1 = 2', 'count(${r}) > 1', '${a} ='])(
    'is not made of %s, which stays a rule in text',
    (rule) => {
      expect(conditionOfRule(rule)).toBeUndefined()
    },
  )

  it('says after a round through the rule what it said before', () => {
    const part = fc.record({
      question: fc.constantFrom('a', 'b_2', 'été'),
      operator: fc.constantFrom(...CONDITION_OPERATORS),
      value: fc.oneof(fc.constantFrom('oui', "l'eau", '-4', '2.5'), fc.stringMatching(/^[a-zé]{1,6}$/)),
    })
    const condition = fc.record({
      join: fc.constantFrom('and', 'or'),
      parts: fc.array(part, { minLength: 2, maxLength: 5 }),
    })
    fc.assert(
      fc.property(condition, (made: Condition) => {
        const rule = ruleOfCondition(made)
        const read = conditionOfRule(rule)
        expect(read).toBeDefined()
        expect(read && ruleOfCondition(read)).toBe(rule)
        expect(read?.join).toBe(made.join)
      }),
    )
  })
})

describe('bounds of an answer', () => {
  it.each([
    ['. >= 1 and . <= 5', { least: '1', most: '5' }],
    [". >= date('2026-01-01')", { least: '2026-01-01', most: '' }],
    ['', { least: '', most: '' }],
  ])('are read from « %s » and written back', (rule, bounds) => {
    expect(boundsOfRule(rule)).toEqual(bounds)
    expect(ruleOfBounds(bounds)).toBe(rule)
  })

  it.each(['. > 1', '. >= 1 or . <= 0', "regex(., '[0-9]+')"])('are not what %s says', (rule) => {
    expect(boundsOfRule(rule)).toBeUndefined()
  })
})
