import { COMPENSATIONS, type Compensation } from '../domain/composition.ts'
import type { MeetingRecord } from './stakeholders-api.ts'

/** A meeting as it is typed: minutes as text, '' when nobody knows. */
export type MeetingForm = {
  readonly title: string
  readonly heldOn: string
  readonly place: string
  readonly minutes: string
  readonly invited: readonly string[]
  readonly present: readonly string[]
  readonly compensations: readonly Compensation[]
  readonly note: string
}

export const readMeeting = (meeting: MeetingRecord): MeetingForm => ({
  title: meeting.title,
  heldOn: meeting.heldOn ?? '',
  place: meeting.place,
  minutes: meeting.minutes === null ? '' : `${meeting.minutes}`,
  invited: meeting.invited,
  present: meeting.present,
  compensations: COMPENSATIONS.filter((each) => meeting.compensations.includes(each)),
  note: meeting.note,
})

/** An empty title keeps the one before. */
export const meetingValues = ({
  title,
  heldOn,
  minutes,
  invited,
  present,
  compensations,
  ...rest
}: MeetingForm) => ({
  ...rest,
  ...(title.trim() === '' ? {} : { title: title.trim() }),
  heldOn: heldOn || null,
  minutes: minutes === '' ? null : Math.round(Number(minutes)),
  invited: [...invited],
  present: [...present],
  compensations: [...compensations],
})

/** With or without one id, in a steady order: two people who tick do not undo each other's ticks. */
export function withId(ids: readonly string[], id: string, isIn: boolean): string[] {
  const others = ids.filter((each) => each !== id)
  return isIn ? [...others, id].sort() : others
}
