import fc from 'fast-check'
import type {
  Choice,
  Form,
  FormItem,
  FormLanguage,
  FormText,
  Question,
} from '#features/questionnaires/domain/form.ts'

const LANGUAGES: readonly FormLanguage[] = [
  { tag: 'fr', name: 'Français (fr)' },
  { tag: 'en', name: 'English (en)' },
]

/** Texts as people write them: accents, signs of XML and of spreadsheets, several lines. */
const words = fc.oneof(
  fc.constantFrom(
    'Qu’avez-vous mangé à midi ?',
    'Œufs & lait <frais> "du coin"',
    '=1+1',
    '@home',
    '+33 6',
    '-',
    '007',
    '1e3',
    'TRUE',
    'deux\nlignes',
    'são 名前 🥕',
    "l'été",
  ),
  fc.stringMatching(/^[A-Za-zéàüçœ][A-Za-z éàüçœ'’0-9]{0,30}[a-z]$/),
)
const text: fc.Arbitrary<FormText> = fc.oneof(
  fc.record({ fr: words, en: words }),
  words.map((fr) => ({ fr })),
)
const word = fc.stringMatching(/^[a-zé][a-zé0-9_]{0,12}$/)
const few = <T>(one: fc.Arbitrary<T>, least = 1) => fc.array(one, { minLength: least, maxLength: 4 })
const maybe = <T extends object>(of: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(of, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>

const rule = fc.constantFrom(
  "${q0} = 'oui'",
  "selected(${q0}, 'a') and not(${q0} = '')",
  '  1 + 1 = 2',
  '${q0} != "l’été"',
  'string-length(${q0}) >= 3 or true()',
)
const choices: fc.Arbitrary<Choice[]> = fc
  .uniqueArray(word, { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .record({ name: fc.constant(name), label: text, attributes: fc.option(word, { nil: undefined }) })
          .map(
            ({ attributes, ...choice }): Choice =>
              attributes === undefined ? choice : { ...choice, attributes: { région: attributes } },
          ),
      ),
    ),
  )

const common = maybe<
  Pick<Question, 'hint' | 'required' | 'requiredMessage' | 'relevant' | 'readOnly' | 'unit' | 'answers'>
>({
  hint: text,
  required: fc.oneof(fc.boolean(), rule),
  requiredMessage: text,
  relevant: rule,
  readOnly: fc.boolean(),
  unit: fc.constantFrom('kg', 'repas', 'm²'),
  answers: few(
    fc.oneof(
      fc.record({ lineId: fc.uuid() }),
      fc.record({ lineId: fc.uuid(), variable: fc.constantFrom('kg', 'part des repas', 'a:b') }),
    ),
  ),
})
const constrained = maybe<Pick<Question, 'constraint' | 'constraintMessage' | 'appearance' | 'initial'>>({
  constraint: fc.constantFrom(". != ''", "regex(., '^[a-zéè]{1,3}$')"),
  constraintMessage: text,
  appearance: fc.constantFrom('minimal', 'multiline numbers'),
  initial: fc.constantFrom('1', '2026-03-31', 'a b'),
})
const filtered = maybe<Pick<Question, 'choiceFilter' | 'parameters'>>({
  choiceFilter: fc.constantFrom("name != 'x'", '${q0} = name'),
  parameters: fc.constant('randomize=true'),
})
const ends = fc
  .record({
    from: fc.integer({ min: -5, max: 5 }),
    width: fc.integer({ min: 1, max: 20 }),
    step: fc.constantFrom(0.5, 1),
  })
  .map(({ from, width, step }) => ({ from, to: from + width, step }))

/** Each of our types; lists are `l0` and `l1`. */
const typed: fc.Arbitrary<Partial<Question> & Pick<Question, 'type'>> = fc.oneof(
  fc.tuple(fc.constantFrom('one', 'many'), filtered, fc.boolean()).map(([type, more, other]) => ({
    type,
    list: 'l0',
    ...more,
    ...(other && { orOther: true }),
  })),
  filtered.map((more) => ({ type: 'ranking' as const, list: 'l1', ...more })),
  fc
    .tuple(ends, maybe<Pick<Question, 'fromLabel' | 'toLabel'>>({ fromLabel: text, toLabel: text }))
    .map(([some, labels]) => ({ type: 'scale' as const, ...some, ...labels })),
  fc.tuple(fc.constantFrom('integer', 'decimal'), ends).map(([type, some]) => ({ type, ...some })),
  fc.array(text, { minLength: 5, maxLength: 5 }).map((levels) => ({ type: 'rubric' as const, levels })),
  fc.constant({ type: 'matrix' as const, list: 'l0', rows: 'l1' }),
  fc.constantFrom('start', 'end', 'today').map((metadata) => ({ type: 'metadata' as const, metadata })),
  fc.constant({ type: 'calculation' as const, calculation: 'concat(${q0}, " “é”")' }),
  fc
    .constantFrom('integer', 'decimal', 'amount', 'date', 'time', 'moment', 'text', 'place')
    .map((type) => ({ type })),
  fc.constantFrom('photo', 'voice', 'acknowledge', 'note').map((type) => ({ type })),
)

const question: fc.Arbitrary<Omit<Question, 'name'>> = fc
  .tuple(text, typed, common, constrained)
  .map(([label, type, some, more]) => ({ kind: 'question', label, ...some, ...more, ...type }))
type Unnamed =
  | Omit<Question, 'name'>
  | { kind: 'group' | 'repeat'; label: FormText; more: object; items: Unnamed[] }
const { item } = fc.letrec<{ item: Unnamed }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    question,
    fc.record({
      kind: fc.constantFrom('group' as const, 'repeat' as const),
      label: fc.oneof(text, fc.constant({})),
      more: maybe<{ relevant: string; appearance: string }>({
        relevant: rule,
        appearance: fc.constant('field-list'),
      }),
      items: few(tie('item')),
    }),
  ),
}))

/** Any form that passes its check: every type, groups in groups, French and English; `q0` is a text that rules name. */
export const someForms: fc.Arbitrary<Form> = fc
  .record({
    items: few(item),
    l0: choices,
    l1: choices,
    title: text,
    id: word,
    version: word,
    again: fc.boolean(),
  })
  .map(({ items, l0, l1, title, id, version, again }) => {
    let n = 0
    const named = (one: Unnamed): FormItem => {
      n += 1
      const name = `q${n}`
      if (one.kind === 'question') return { ...one, name }
      const { kind, label, more, items: inside } = one
      const count = kind === 'repeat' && n % 2 === 0 ? { count: '3' } : {}
      return { kind, name, label, ...more, ...count, items: inside.map(named) }
    }
    const first: Question = { kind: 'question', type: 'text', name: 'q0', label: { fr: 'Nom', en: 'Name' } }
    return {
      format: 'tablee-form',
      formatVersion: 1,
      id,
      title,
      languages: LANGUAGES,
      items: [first, ...items.map(named)],
      lists: { l0, l1 },
      settings: { version, allowChoiceDuplicates: again, instanceName: 'concat(${q0}, "-")' },
    }
  })
