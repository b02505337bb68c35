import fc from 'fast-check'
import type { Form, FormItem, Question } from '#features/questionnaires/domain/form.ts'

/**
 * Random answers to a form: mostly of the right shape, so that rules are reached, but also wrong types, unknown choices,
 * answers to hidden questions, unknown keys (those of prototypes too) and times that are no objects.
 */
export function someAnswers(form: Form): fc.Arbitrary<Record<string, unknown>> {
  return answersOf(form, form.items)
}

const unknownKeys = fc.constantFrom('__proto__', 'constructor', 'toString', 'nobody asked', '', 'x_other')
const anything = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    '',
    0,
    -0,
    '0',
    false,
    true,
    [],
    {},
    [[]],
    { a: 1 },
    '\0',
    '\ud800',
    1e21,
    2 ** 53,
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
/** Three in four as the type wants it. */
const mostly = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: anything })

function answersOf(form: Form, items: readonly FormItem[]): fc.Arbitrary<Record<string, unknown>> {
  const entries = flat(items).flatMap((item): [string, fc.Arbitrary<unknown>][] => {
    if (item.kind === 'repeat') {
      const time = fc.oneof(
        { weight: 15, arbitrary: answersOf(form, item.items) },
        { weight: 1, arbitrary: anything },
      )
      return [[item.name, mostly(fc.array(time, { maxLength: 4 }))]]
    }
    if (item.kind !== 'question') return []
    const own: [string, fc.Arbitrary<unknown>] = [item.name, mostly(someValue(form, item))]
    return item.orOther ? [own, [`${item.name}_other`, mostly(fc.string())]] : [own]
  })
  const known = fc.record(Object.fromEntries(entries), { requiredKeys: [] })
  const unknown = fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(unknownKeys, anything), { maxLength: 2 }) },
  )
  // As JSON.parse would give it: `__proto__` is a key like another.
  return fc.tuple(known, unknown).map(([answers, more]) => {
    const all = { ...answers }
    for (const [key, value] of more)
      if (!Object.hasOwn(all, key))
        Object.defineProperty(all, key, { value, enumerable: true, configurable: true, writable: true })
    return all
  })
}

/** Questions and repeats of one level: groups do not nest answers. */
function flat(items: readonly FormItem[]): FormItem[] {
  return items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]))
}

const day = fc.constantFrom('2026-02-28', '2026-02-30', '1999-12-31', '2026-11-24')
const moment = fc.constantFrom('2026-11-24T10:00:00+01:00', '2026-11-24T10:00', '2026-11-24T09:00:00.000Z')

function someValue(form: Form, question: Question): fc.Arbitrary<unknown> {
  const names = (list: string | undefined) => {
    const all = (form.lists[list ?? ''] ?? []).map(({ name }) => name)
    return fc.constantFrom(...all, 'other', ...(all.length > 0 ? [] : ['nothing']))
  }
  switch (question.type) {
    case 'one':
      return names(question.list)
    case 'many':
    case 'ranking':
      return fc.array(names(question.list), { maxLength: 5 })
    case 'matrix':
      return fc
        .array(fc.tuple(names(question.rows), names(question.list)), { maxLength: 4 })
        .map(Object.fromEntries)
    case 'integer':
    case 'rubric':
    case 'scale':
      return fc.integer({ min: -2, max: 12 })
    case 'decimal':
      return fc.oneof(fc.integer({ min: -5, max: 300 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
    case 'amount':
      return fc.constantFrom('12.5', '0012.50', '-0.00', '12,5', '1e3', '3')
    case 'date':
      return day
    case 'time':
      return fc.constantFrom('08:30', '24:00', '8:30')
    case 'moment':
      return moment
    case 'metadata':
      return question.metadata === 'today' ? day : moment
    case 'place':
      return fc.constantFrom('26362', '2A004', '97411', 'Die')
    case 'photo':
    case 'voice':
      return fc.record({
        file: fc.constantFrom('f-1', '../etc', ''),
        mime: fc.constantFrom('image/jpeg', 'audio/webm', 'text/html'),
        bytes: fc.integer({ min: -1, max: 5_000_000 }),
      })
    case 'acknowledge':
      return fc.constantFrom(true, false, 'OK')
    case 'text':
      return fc.oneof(fc.constantFrom('oui', ' 42 ', '2026-01-01', 'a b'), fc.string({ unit: 'binary' }))
    default:
      return fc.oneof(fc.integer(), fc.string())
  }
}
