import type { Choice, Form, Question } from '#features/questionnaires/domain/form.ts'

const choices = (...names: string[]): Choice[] =>
  names.map((name) => ({ name, label: { fr: `Réponse ${name}`, en: `Answer ${name}` } }))

const ask = (name: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  kind: 'question',
  type,
  name,
  label: { fr: `Une question sur ${name}, telle qu’on la pose`, en: `A question about ${name}` },
  ...more,
})

/** Twenty questions as a food survey has them: conditions, constraints, a calculation, "other, namely", a matrix, a repeat. */
export const SURVEY: Form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'survey',
  title: { fr: 'Manger dans le pays', en: 'Eating here' },
  languages: [
    { tag: 'fr', name: 'Français (fr)' },
    { tag: 'en', name: 'English (en)' },
  ],
  lists: {
    yesno: choices('yes', 'no'),
    age: choices('under-18', '18-29', '30-44', '45-59', '60-74', '75-more'),
    shops: choices('market', 'farm', 'supermarket', 'grocer', 'basket', 'garden', 'food-aid'),
    often: choices('never', 'sometimes', 'weekly', 'daily'),
    foods: choices('vegetables', 'fruit', 'dairy', 'meat', 'bread'),
    crops: choices('leek', 'carrot', 'cabbage', 'squash', 'apple'),
  },
  items: [
    ask('agrees', 'acknowledge', { required: true }),
    ask('age', 'one', { list: 'age', required: true }),
    ask('town', 'place', { required: true }),
    ask('household', 'integer', { required: true, constraint: '. >= 1 and . <= 20' }),
    ask('children', 'integer', { relevant: '${household} > 1', constraint: '. >= 0 and . < ${household}' }),
    ask('cooks', 'one', { list: 'often', required: true }),
    ask('shops', 'many', {
      list: 'shops',
      orOther: true,
      required: true,
      constraint: 'count-selected(.) <= 5',
    }),
    ask('farm_km', 'decimal', {
      relevant: "selected(${shops}, 'farm')",
      constraint: '. >= 0 and . <= 200',
      unit: 'km',
    }),
    ask('budget', 'amount', { unit: 'EUR', constraint: '. >= 0 and . <= 2000' }),
    ask('each', 'calculation', { calculation: 'round(${budget} div ${household}, 2)' }),
    ask('eats', 'matrix', { list: 'often', rows: 'foods', required: true }),
    ask('ranks', 'ranking', { list: 'foods' }),
    ask('trust', 'scale', { from: 0, to: 10, step: 1, required: true }),
    ask('canteen', 'one', { list: 'yesno', relevant: '${children} > 0' }),
    ask('canteen_good', 'scale', { from: 1, to: 5, step: 1, relevant: "${canteen} = 'yes'", required: true }),
    ask('garden', 'one', { list: 'yesno', required: true }),
    {
      kind: 'repeat',
      name: 'plots',
      label: { fr: 'Une parcelle', en: 'A plot' },
      relevant: "${garden} = 'yes'",
      items: [
        ask('crop', 'one', { list: 'crops', required: true }),
        ask('area', 'decimal', { required: true, constraint: '. > 0 and . < 10000', unit: 'm²' }),
      ],
    },
    ask('last_harvest', 'date', { relevant: "${garden} = 'yes'", constraint: '. <= today()' }),
    ask('words', 'text', { constraint: 'string-length(.) <= 500' }),
    ask('mail_news', 'one', { list: 'yesno' }),
  ],
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The n-th answer to the survey: valid, each a little different. About 900 bytes as JSON. */
export function surveyAnswer(n: number): Record<string, unknown> {
  const of = <T>(values: readonly T[], by = n) => values[by % values.length] as T
  const [household, hasGarden] = [1 + (n % 6), n % 2 === 0]
  const often = ['never', 'sometimes', 'weekly', 'daily']
  const foods = ['vegetables', 'fruit', 'dairy', 'meat', 'bread']
  const hasFarm = n % 3 === 0
  const children = household > 1 ? n % household : undefined
  return {
    agrees: true,
    age: of(['under-18', '18-29', '30-44', '45-59', '60-74', '75-more']),
    town: of(['63113', '63003', '26113', '46102', '38185']),
    household,
    ...(children === undefined ? {} : { children }),
    cooks: of(often),
    shops: ['market', ...(hasFarm ? ['farm'] : []), 'supermarket'],
    ...(hasFarm ? { farm_km: (n % 80) + 0.5 } : {}),
    budget: `${100 + (n % 700)}.${10 + (n % 90)}`,
    eats: Object.fromEntries(foods.map((food, i) => [food, of(often, n + i)])),
    ranks: foods.toSorted((a, b) => ((a.length * 7 + n) % 5) - ((b.length * 7 + n) % 5)),
    trust: n % 11,
    ...(children ? { canteen: of(['yes', 'no']), ...(hasGarden ? { canteen_good: 1 + (n % 5) } : {}) } : {}),
    garden: hasGarden ? 'yes' : 'no',
    ...(hasGarden
      ? {
          plots: [
            { crop: 'leek', area: 10 + (n % 50) },
            { crop: of(['carrot', 'cabbage', 'squash', 'apple']), area: 4.5 },
          ],
          last_harvest: '2026-03-0' + (1 + (n % 9)),
        }
      : {}),
    words: `On voudrait plus de légumes du coin à la cantine, ${of([...LETTERS])} ${n}, et un marché le soir.`,
    mail_news: 'no',
  }
}
