import { localDay } from '#kernel/day.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { InterviewEntry } from '../contract.ts'
import { agreesTo } from '../domain/agreement.ts'
import { interviewsScreensWords } from '../words.ts'

type Agreed = Pick<InterviewEntry, 'erasedAt' | 'consentUses' | 'consentExpiresOn'>

/** How far the consent of an interview goes today, in two words. */
export function AgreementPill({ interview }: { readonly interview: Agreed }) {
  const say = useSay(interviewsScreensWords)
  const today = localDay(new Date())
  if (interview.erasedAt !== null) return <Pill>{say('agreed.erased')}</Pill>
  if (!agreesTo(interview, 'notes', today))
    return <Pill>{say(interview.consentUses.length > 0 ? 'agreed.over' : 'agreed.not-yet')}</Pill>
  if (agreesTo(interview, 'named_quote', today)) return <Pill look="accent">{say('agreed.named')}</Pill>
  if (agreesTo(interview, 'anonymous_quote', today))
    return <Pill look="accent">{say('agreed.anonymous')}</Pill>
  return <Pill look="accent">{say('agreed.team')}</Pill>
}
