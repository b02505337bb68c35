import { CHAIN_LINKS, type ChainLink } from '#features/evaluations/domain/perimeter.ts'
import { LEVELS } from '../domain/ratings.ts'
import { LADDER_LEVELS, POSITIONS, type StakeholderAttributes } from '../domain/stakeholder.ts'
import type { StakeholderRecord } from './stakeholders-api.ts'

/** The sheet as it is typed; worlds stand in one line of text. */
export type SheetFields = Omit<StakeholderAttributes, 'worlds'> & {
  readonly name: string
  readonly worlds: string
}

/** The groups of the sheet, in the order in which one learns them (method 4.1). */
export const SHEET_GROUPS = {
  who: ['name', 'kind', 'urbalGroup', 'links', 'worlds'],
  exchange: ['expects', 'contributes', 'losses'],
  stance: ['power', 'interest', 'position'],
  salience: ['hasPower', 'hasLegitimacy', 'hasUrgency'],
  ladder: ['participationNow', 'participationWanted'],
  contact: ['channel', 'contactConsent', 'relay', 'lastContactOn'],
} as const satisfies Record<string, readonly (keyof SheetFields)[]>
export type SheetGroup = keyof typeof SHEET_GROUPS

export function readSheet(record: StakeholderRecord): SheetFields {
  const { links, worlds, position, power, interest, participationNow, participationWanted } = record
  return {
    name: record.name,
    kind: record.kind,
    urbalGroup: record.urbalGroup,
    links: CHAIN_LINKS.filter((link): link is ChainLink => links.includes(link)),
    worlds: worlds.join(', '),
    expects: record.expects,
    contributes: record.contributes,
    losses: record.losses,
    position: POSITIONS.find((each) => each === position) ?? null,
    power: LEVELS.find((each) => each === power) ?? null,
    interest: LEVELS.find((each) => each === interest) ?? null,
    hasPower: record.hasPower,
    hasLegitimacy: record.hasLegitimacy,
    hasUrgency: record.hasUrgency,
    participationNow: LADDER_LEVELS.find((each) => each === participationNow) ?? null,
    participationWanted: LADDER_LEVELS.find((each) => each === participationWanted) ?? null,
    channel: record.channel,
    contactConsent: record.contactConsent,
    relay: record.relay,
    lastContactOn: record.lastContactOn,
  }
}

/** « bio, cantines » → the worlds, each once. */
export function splitWorlds(text: string): string[] {
  const worlds = text.split(/[,;]/).map((world) => world.trim())
  return [...new Set(worlds)].filter((world) => world !== '').slice(0, 20)
}

/** The values that the server takes; an empty name keeps the one before. */
export function sheetValues({ name, worlds, links, ...rest }: SheetFields) {
  return {
    ...rest,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    worlds: splitWorlds(worlds),
    links: [...links],
  }
}

/** How many of a group's fields somebody has said; the name and the kind always are. */
export function countSaid(sheet: SheetFields, group: SheetGroup): { said: number; all: number } {
  const fields = SHEET_GROUPS[group].filter((field) => field !== 'name' && field !== 'kind')
  const said = fields.filter((field) => {
    const value = sheet[field]
    return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  })
  return { said: said.length, all: fields.length }
}
