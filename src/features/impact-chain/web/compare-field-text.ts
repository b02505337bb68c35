import type { ComparedField } from '../domain/chain-comparison.ts'
import { nameField, type SayChain } from './history-words.ts'

/** A value of a field in words; « rien » where nothing is said. `nameObjective`: the title of an objective by its id. */
export function sayValue(
  say: SayChain,
  { field, value, isLink }: { field: string; value: unknown; isLink: boolean },
  nameObjective: (id: string) => string,
): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return say('compare.nothing')
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  const text = String(value)
  switch (field) {
    case 'type':
      return say(`element.${text}` as 'element.need')
    case 'sign':
      return isLink ? say(`sign.${text}` as 'sign.+') : say(`welcome.${text}` as 'welcome.+')
    case 'strength':
      return say(`strength.${text}` as 'strength.1')
    case 'confidence':
      return say('evidence.level', { level: Number(text) })
    case 'delay':
      return say(`delay.${text}` as 'delay.months')
    case 'objectiveId':
      return nameObjective(text)
    default:
      return text
  }
}

/** What one side says of the fields that differ, one a line. */
export function sayFields(
  say: SayChain,
  fields: readonly ComparedField[],
  side: 'common' | 'rival',
  isLink: boolean,
  nameObjective: (id: string) => string,
): { readonly name: string; readonly text: string }[] {
  return fields.map((each) => ({
    name: nameField(say, each.field),
    text: sayValue(say, { field: each.field, value: each[side], isLink }, nameObjective),
  }))
}
