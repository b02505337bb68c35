import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { missingWords, unfilled } from '../../../tests/support/missing-words.ts'
import { ATTACHMENT_KINDS, ATTACHMENT_REFUSALS, CONSENT_USES, CONSENT_WAYS } from './domain/attachment.ts'
import { LOCAL_BASES, PRODUCT_FAMILIES } from './domain/local-definition.ts'
import { MEANS_FINDINGS } from './domain/means-use.ts'
import { OBJECTIVE_FINDINGS, OBJECTIVE_TICKS, reviewObjective, SAT_OBJECTIVES } from './domain/objective.ts'
import {
  CHAIN_LINKS,
  EMPTY_PERIMETER,
  fillQuestion,
  MODES,
  QUESTION_PARTS,
  STAKES,
} from './domain/perimeter.ts'
import { PERIMETER_FINDINGS, reviewPerimeter } from './domain/perimeter-checks.ts'
import { STEPS, TASKS } from './domain/progress.ts'
import { reviewStory, STORY_CARDS, STORY_FINDINGS } from './domain/story.ts'
import { TEMPLATE_PARTS } from './domain/template.ts'
import { evaluationsWords as words } from './words.ts'

describe('the words of evaluations', () => {
  it('say every code in both languages', () => {
    const findings = [...PERIMETER_FINDINGS, ...STORY_FINDINGS, ...OBJECTIVE_FINDINGS, ...MEANS_FINDINGS]
    const refusals = [...ATTACHMENT_REFUSALS, ...ATTACHMENT_KINDS.map((kind) => `attachments.not-a-${kind}`)]
    expect([
      ...missingWords(words, 'finding.', findings),
      ...missingWords(words, 'mode.', MODES),
      ...missingWords(words, 'link-of-chain.', CHAIN_LINKS),
      ...missingWords(words, 'stake.', STAKES),
      ...missingWords(words, 'question-part.', QUESTION_PARTS),
      ...missingWords(words, 'card.', STORY_CARDS),
      ...missingWords(words, 'card-help.', STORY_CARDS),
      ...missingWords(words, 'sat.', SAT_OBJECTIVES),
      ...missingWords(words, 'tick.', OBJECTIVE_TICKS),
      ...missingWords(words, 'step.', STEPS),
      ...missingWords(words, 'step-state.', ['untouched', 'under_way', 'done']),
      ...missingWords(words, 'task.', TASKS),
      ...missingWords(words, 'problem.', refusals),
      ...missingWords(words, 'consent-way.', CONSENT_WAYS),
      ...missingWords(words, 'consent-use.', CONSENT_USES),
      ...missingWords(words, 'family.', PRODUCT_FAMILIES),
      ...missingWords(words, 'local-basis.', LOCAL_BASES),
      ...missingWords(words, 'template-part.', TEMPLATE_PARTS),
      ...missingWords(words, 'template-help.', TEMPLATE_PARTS),
    ]).toEqual([])
  })

  it('leave nothing unfilled in the sentences of a review', () => {
    const question = { action: '', change: '', stakeholder: '', place: '', date: '' }
    const perimeter = {
      ...EMPTY_PERIMETER,
      questions: Array(4).fill(question),
      baselinePlannedBy: '2030-01-01',
    }
    const story = { ...reviewStoryOf('mot '.repeat(90)) }
    const objective = reviewObjective({
      ...{
        change: 'organiser',
        who: '',
        what: '',
        byHowMuch: '',
        byWhen: null,
        noticedBy: '',
        thanksTo: '',
        sat: [],
      },
      ticks: { beneficiary: true, change: true, observable: true, dated: true, partial_influence: true },
    })
    const findings = [
      ...reviewPerimeter(perimeter, { objectives: [{ id: 'a', sat: [] }], openedOn: '2026-01-01' }).findings,
      ...reviewPerimeter(EMPTY_PERIMETER, { objectives: [], openedOn: '2026-01-01' }).findings,
      ...story.findings,
      ...objective.findings,
    ]
    for (const lang of LANGS) {
      const say = sayIn(words, lang)
      for (const { code, params } of findings)
        expect(unfilled(say(`finding.${code}`, params)), code).toEqual([])
      expect(unfilled(say('question.template', fillQuestion(question).params))).toEqual([])
    }
  })

  it('ask the evaluative question as people would', () => {
    const question = {
      action: 'la légumerie',
      change: 'un revenu décent',
      stakeholder: 'les maraîchers',
      place: 'le Figeacois',
      date: '2028',
    }
    expect(sayIn(words, 'fr')('question.template', fillQuestion(question).params)).toBe(
      'Dans quelle mesure la légumerie contribue-t-elle à un revenu décent pour les maraîchers sur le Figeacois d’ici 2028\u202f?',
    )
  })
})

function reviewStoryOf(text: string) {
  const card = text.trim()
  return reviewStory({
    character: card,
    place_time: card,
    situation: card,
    trigger: card,
    together: card,
    allies: '',
    arrival: card,
    moral: card,
  })
}
