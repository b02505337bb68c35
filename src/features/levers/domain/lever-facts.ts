import type { Day } from '#kernel/day.ts'
import type { EventLevel, Gender, Openness, Venue } from './event.ts'

/** What is counted of an event that was held, without anybody's name; `null` or absent: nobody counted. */
export type HeldEvent = {
  readonly id: string
  readonly day: Day
  readonly openness: Openness
  readonly level: EventLevel | null
  readonly venue: Venue | null
  readonly persons: number | null
  readonly firstTimers: number | null
  readonly returners: number | null
  readonly speechPercent: number | null
  readonly genders: { readonly [K in Gender]?: number | null | undefined }
  readonly audiences: Readonly<Record<string, number | null>>
  readonly communes: Readonly<Record<string, number | null>>
}

/** An organisation that was present at an event. */
export type Attendance = { readonly eventId: string; readonly day: Day; readonly actorId: string }

export type AudienceFacts = {
  readonly id: string
  readonly name: string
  readonly isSeldomHeard: boolean
  readonly populationPercent: number | null
  readonly populationSource: string
}

/** All that the figures of the levers rest on. */
export type LeverFacts = {
  /** Held events, oldest first. */
  readonly events: readonly HeldEvent[]
  /** The day of the first event of the agenda, in whatever state: before it nothing was recorded. */
  readonly agendaSince: Day | null
  readonly attendances: readonly Attendance[]
  readonly decisions: readonly { readonly day: Day; readonly isCodesigned: boolean | null }[]
  readonly exchanges: readonly { readonly day: Day; readonly isFormal: boolean | null }[]
  readonly relays: readonly { readonly hasMobilised: boolean | null; readonly lastActionOn: Day | null }[]
  readonly audiences: readonly AudienceFacts[]
  /** Municipal population of the territory; null when no commune has one. */
  readonly inhabitants: number | null
  /** Codes of the communes of the territory. */
  readonly communes: readonly string[]
}
