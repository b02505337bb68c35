import type { InterviewEntry, InterviewRecord } from '../contract.ts'
import type { AgreedUse, AgreementWay, InterviewState, PublicKind } from '../domain/interview.ts'

/** An interview as it is typed: '' where nobody said. */
export type InterviewForm = {
  readonly state: InterviewState
  readonly guideId: string
  readonly eventId: string
  readonly takesPlaceOn: string
  readonly startsAt: string
  readonly place: string
  readonly stakeholderId: string
  readonly worldId: string
  readonly publicKind: PublicKind
  readonly describedAs: string
  readonly interviewer: string
  readonly note: string
  readonly groupCounts: InterviewEntry['groupCounts']
  readonly consentHow: AgreementWay | ''
  readonly consentOn: string
  readonly consentUses: readonly AgreedUse[]
  readonly consentExpiresOn: string
  readonly shownAs: string
}

type Read = Omit<InterviewRecord, 'toReview'>

export const readInterview = (interview: Read): InterviewForm => ({
  state: interview.state,
  guideId: interview.guideId ?? '',
  eventId: interview.eventId ?? '',
  takesPlaceOn: interview.takesPlaceOn ?? '',
  startsAt: interview.startsAt ?? '',
  place: interview.place,
  stakeholderId: interview.stakeholderId ?? '',
  worldId: interview.worldId ?? '',
  publicKind: interview.publicKind,
  describedAs: interview.describedAs,
  interviewer: interview.interviewer,
  note: interview.note,
  groupCounts: interview.groupCounts,
  consentHow: interview.consentHow ?? '',
  consentOn: interview.consentOn ?? '',
  consentUses: interview.consentUses,
  consentExpiresOn: interview.consentExpiresOn ?? '',
  shownAs: interview.shownAs,
})

/** Fields of the page "before" as the server takes them. */
export const interviewValues = (form: InterviewForm) => ({
  state: form.state,
  guideId: form.guideId || null,
  eventId: form.eventId || null,
  takesPlaceOn: form.takesPlaceOn || null,
  startsAt: /^([01]\d|2[0-3]):[0-5]\d$/.test(form.startsAt) ? form.startsAt : null,
  place: form.place,
  stakeholderId: form.stakeholderId || null,
  worldId: form.worldId || null,
  publicKind: form.publicKind,
  describedAs: form.describedAs,
  interviewer: form.interviewer,
  note: form.note,
  groupCounts: form.groupCounts,
})

export type AgreementForm = Pick<
  InterviewForm,
  'consentHow' | 'consentOn' | 'consentUses' | 'consentExpiresOn' | 'shownAs'
>

export const agreementValues = (form: AgreementForm) => ({
  consentHow: form.consentHow || null,
  consentOn: form.consentOn || null,
  consentUses: [...form.consentUses],
  consentExpiresOn: form.consentExpiresOn || null,
  shownAs: form.shownAs,
})
