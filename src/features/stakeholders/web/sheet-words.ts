import type { ChainLink } from '#features/evaluations/domain/perimeter.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { LADDER } from '../domain/participation-ladder.ts'
import { stakeholdersWords } from '../words.ts'
import type { SheetFields } from './sheet-form.ts'

/** How each field of the sheet is called, and how what it holds is written; '' where nobody said anything. */
export function useSheetWords() {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const nameOf = (field: keyof SheetFields) => say(`field.${field}`)
  const yesNo = (value: boolean | null) => (value === null ? '' : say(value ? 'yes' : 'no'))
  const rung = (level: number | null) => LADDER.find((each) => each.level === level)?.name[lang] ?? ''
  const show = (field: keyof SheetFields, of: SheetFields, nameLink: (link: ChainLink) => string): string => {
    switch (field) {
      case 'kind':
        return say(`kind.${of.kind}`)
      case 'urbalGroup':
        return of.urbalGroup ? say(`urbal-group.${of.urbalGroup}`) : ''
      case 'links':
        return of.links.map(nameLink).join(', ')
      case 'position':
        return of.position === null ? '' : say(`position.${of.position}`)
      case 'power':
        return of.power === null ? '' : `${of.power} · ${say(`power.${of.power}`)}`
      case 'interest':
        return of.interest === null ? '' : `${of.interest} · ${say(`interest.${of.interest}`)}`
      case 'hasPower':
      case 'hasLegitimacy':
      case 'hasUrgency':
      case 'contactConsent':
        return yesNo(of[field])
      case 'participationNow':
      case 'participationWanted':
        return rung(of[field])
      case 'channel':
        return of.channel ? say(`channel.${of.channel}`) : ''
      case 'lastContactOn':
        return of.lastContactOn ? formatDay(of.lastContactOn, lang) : ''
      default:
        return of[field]
    }
  }
  return { nameOf, show }
}
