import { LinkTo } from '#platform/web/button.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { noticeAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

/** For a person: in which state her information is, with the way there; nothing for organisations. */
export function NoticePill({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { noticeState, notice } = rated
  if (noticeState === null) return null
  const on = (day: string | null | undefined) => (day ? formatShortDay(day, lang) : '')
  const isWrong = !['told', 'to-tell'].includes(noticeState)
  return (
    <LinkTo to={noticeAddress(here, rated.id)} className="sh-notice-pill">
      <SignIcon sign={isWrong ? 'warning' : 'person'} size={16} />
      <span>
        {say(`notice-pill.${noticeState}`, {
          told: on(notice?.notifiedOn),
          until: on(notice?.expiresOn),
        })}
      </span>
    </LinkTo>
  )
}
