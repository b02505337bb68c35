import { useSay } from '#platform/web/lang.tsx'
import { DETAIL_CHOICES, DETAILS } from '../domain/element-details.ts'
import { impactChainWords } from '../words.ts'
import type { Chain } from './impact-chain-api.ts'

const FIELDS = {
  type: 'field.type',
  statement: 'field.statement',
  objectiveId: 'field.objective',
  who: 'field.who',
  stakeholders: 'field.stakeholders',
  sign: 'field.welcome',
  intended: 'field.intended',
  sat: 'field.sat',
  position: 'field.position',
  fromId: 'link.source',
  toId: 'link.target',
  strength: 'link.strength',
  confidence: 'link.how-sure',
  feedback: 'link.feedback',
  delay: 'link.delay',
  note: 'link.note',
} as const

/** Fields of elements and links, and their values, in the reader's words. */
export function useFieldWords(chain: Chain) {
  const say = useSay(impactChainWords)
  const nameField = (path: string): string => {
    const [field = '', name] = path.split('/')
    const detail = DETAILS.find((each) => each === name)
    if (detail) return say(`detail.${detail}`)
    return field in FIELDS ? say(FIELDS[field as keyof typeof FIELDS]) : say('field.details')
  }
  const showValue = (path: string, value: unknown): string => {
    const [field = '', name] = path.split('/')
    if (value === null || value === undefined || value === '') return say('conflict.empty')
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.join(', ') || say('conflict.empty')
    const text = String(value)
    if (field === 'type') return say(`element.${text}` as 'element.need')
    if (field === 'sign') return say(`sign.${text}` as 'sign.+')
    if (field === 'strength') return say(`strength.${text}` as 'strength.1')
    if (field === 'delay') return say(`delay.${text}` as 'delay.months')
    if (field === 'fromId' || field === 'toId') return chain.byId.get(text)?.statement ?? text
    const detail = DETAILS.find((each) => each === name)
    const choices: readonly string[] | null = detail ? DETAIL_CHOICES[detail] : null
    return choices?.includes(text) ? say(`choice.${detail}.${text}` as 'choice.status.done') : text
  }
  return { nameField, showValue }
}
