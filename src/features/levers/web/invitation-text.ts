import { useMembership, useStatus } from '#features/accounts/web/session.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'

/** The invitation in plain text, for whoever sends it from her own mailbox. */
export function useInvitationText(event: LeverEvent, message: string): string {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const sender = useStatus().data?.person?.name ?? ''
  const territory = useMembership(usePathParam('territoryId'))?.territoryName ?? ''
  const { title, startsOn, startsAt, endsAt, place } = event
  const day = startsOn === null ? say('event.without-day') : formatDay(startsOn, lang)
  const when =
    startsAt === null
      ? day
      : endsAt === null
        ? code('mail.invitation.from', { day, from: startsAt })
        : code('mail.invitation.from-to', { day, from: startsAt, to: endsAt })
  const agenda = event.agenda.trim() || code('mail.invitation.to-come')
  return say('mailing.text', { message: message.trim(), title, when, place, agenda, sender, territory })
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
