import type { Say } from '#kernel/words.ts'
import { DETAIL_CHOICES, DETAILS, type Detail } from '../domain/element-details.ts'
import type { impactChainWords } from '../words.ts'
import type { ElementForm } from './element-form.ts'

type SayChain = Say<Extract<keyof (typeof impactChainWords)['fr'], string>>

export function nameFields(say: SayChain): { readonly [F in keyof ElementForm]: string } {
  return {
    type: say('field.type'),
    statement: say('field.statement'),
    who: say('field.who'),
    stakeholders: say('field.stakeholders'),
    sign: say('field.welcome'),
    intended: say('field.intended'),
    sat: say('field.sat'),
    objectiveId: say('field.objective'),
    details: say('field.details'),
  }
}

export type Objective = {
  readonly id: string
  readonly change: string
  readonly what: string
  readonly who: string
}

/** Without whom it is for: « for » needs its own sentence, and the title stands in a list. */
export const titleOfObjective = ({ change, what }: Objective) => `${change} ${what}`.trim()

/** Each field of two versions in words. */
export function showField(say: SayChain, objectives: readonly Objective[]) {
  return (field: keyof ElementForm, form: ElementForm): string => {
    switch (field) {
      case 'type':
        return say(`element.${form.type}`)
      case 'sign':
        return say(`welcome.${form.sign}`)
      case 'intended':
        return say(form.intended ? 'yes' : 'no')
      case 'sat':
        return form.sat.join(', ')
      case 'objectiveId': {
        const objective = objectives.find((each) => each.id === form.objectiveId)
        return objective ? titleOfObjective(objective) : ''
      }
      case 'details':
        return DETAILS.filter((detail) => form.details[detail])
          .map(
            (detail) => `${say(`detail.${detail}`)} : ${showDetail(say, detail, form.details[detail] ?? '')}`,
          )
          .join('\n')
      default:
        return form[field]
    }
  }
}

function showDetail(say: SayChain, detail: Detail, text: string): string {
  const choices: readonly string[] | null = DETAIL_CHOICES[detail]
  return choices?.includes(text) ? say(`choice.${detail}.${text}` as 'choice.status.done') : text
}
