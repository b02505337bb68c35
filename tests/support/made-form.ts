import type { Choice, Form, FormItem, Question } from '#features/questionnaires/domain/form.ts'

/** A question of a test: what is not said of it does not matter there. */
export function ask(name: string, type: Question['type'], more: Partial<Question> = {}): Question {
  return {
    kind: 'question',
    type,
    name,
    label: { fr: `La question ${name}`, en: `Question ${name}` },
    ...more,
  }
}

export function choicesNamed(...names: string[]): Choice[] {
  return names.map((name) => ({ name, label: { fr: `le ${name}`, en: `the ${name}` } }))
}

export function formOf(items: readonly FormItem[], lists: Form['lists'] = {}): Form {
  return {
    format: 'tablee-form',
    formatVersion: 1,
    id: 'test',
    title: { fr: 'Essai', en: 'Trial' },
    languages: [
      { tag: 'fr', name: 'Français (fr)' },
      { tag: 'en', name: 'English (en)' },
    ],
    items,
    lists,
  }
}

/** A form with every type, groups and repeats in one another, filters, rules that lean on one another. */
export function formOfEverything(): Form {
  const communes: Choice[] = ['die', 'crest', 'gap'].map((name, at) => ({
    name,
    label: { fr: name },
    attributes: { department: at < 2 ? 'drome' : 'alpes' },
  }))
  return formOf(
    [
      ask('start', 'metadata', { metadata: 'start' }),
      ask('day', 'metadata', { metadata: 'today' }),
      ask('who', 'text', {
        required: true,
        constraint: 'string-length(.) > 1',
        constraintMessage: { fr: 'Trop court' },
      }),
      ask('welcome', 'note', { label: { fr: 'Bonjour ${who}' } }),
      ask('sells', 'one', { list: 'yesno', required: true }),
      ask('department', 'one', { list: 'departments', orOther: true }),
      ask('town', 'one', { list: 'communes', choiceFilter: 'department = ${department}' }),
      {
        kind: 'group',
        name: 'sales',
        label: { fr: 'Ventes' },
        relevant: "${sells} = 'yes'",
        appearance: 'field-list',
        items: [
          ask('crops', 'many', { list: 'crops', orOther: true, constraint: 'count-selected(.) <= 3' }),
          ask('best', 'ranking', { list: 'crops', choiceFilter: 'selected(${crops}, name)' }),
          ask('hours', 'integer', { from: 0, to: 168 }),
          ask('income', 'amount', { unit: 'EUR', required: '${hours} > 10' }),
          ask('hourly', 'calculation', { calculation: 'round(${income} div ${hours}, 2)' }),
          {
            kind: 'repeat',
            name: 'harvest',
            label: {},
            items: [
              ask('crop', 'one', { list: 'crops', choiceFilter: 'selected(${crops}, name)' }),
              ask('kilos', 'decimal', { constraint: '. >= 0 and . <= ${most}' }),
              ask('share', 'calculation', { calculation: 'round(${kilos} div ${total}, 4)' }),
              ask('rank', 'calculation', { calculation: 'position(..)' }),
              ask('first', 'calculation', { calculation: 'indexed-repeat(${kilos}, ${harvest}, 1)' }),
              {
                kind: 'repeat',
                name: 'loss',
                label: {},
                count: 'int(${kilos} div 100)',
                relevant: '${kilos} > 100',
                items: [ask('lost', 'decimal'), ask('why', 'text', { relevant: '${lost} > 0' })],
              },
            ],
          },
        ],
      },
      ask('most', 'calculation', { calculation: 'coalesce(${hours}, 40) * 10' }),
      ask('total', 'calculation', { calculation: 'sum(${kilos})' }),
      ask('lost_total', 'calculation', { calculation: "if(${sells} = 'yes', sum(${lost}), '')" }),
      ask('opened', 'calculation', { calculation: 'once(now())' }),
      ask('sure', 'scale', { from: 0, to: 10, step: 2 }),
      ask('level', 'rubric', { levels: ['0', '1', '2', '3', '4'].map((fr) => ({ fr })) }),
      ask('views', 'matrix', { rows: 'topics', list: 'yesno', required: true }),
      ask('born', 'date', { constraint: '. < today()' }),
      ask('at', 'time'),
      ask('moment', 'moment'),
      ask('lives', 'place'),
      ask('picture', 'photo'),
      ask('voice', 'voice', { relevant: "${picture} != ''" }),
      ask('agrees', 'acknowledge', { required: true }),
      ask('age', 'calculation', { calculation: 'int((today() - ${born}) div 365.25)' }),
      ask('weight', 'decimal', { calculation: '${total} * 2', readOnly: true }),
    ],
    {
      yesno: choicesNamed('yes', 'no'),
      departments: choicesNamed('drome', 'alpes'),
      crops: choicesNamed('leek', 'apple', 'wheat', 'lentil'),
      topics: choicesNamed('price', 'taste'),
      communes,
    },
  )
}
