import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { findTellBy } from '../domain/person-notice.ts'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'

/** Where the information of a person stands, in sentences. */
export function NoticeStateLine({ rated, today }: { readonly rated: Rated; readonly today: string }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { notice, noticeState } = rated
  if (noticeState === null) return null
  const isFine = noticeState === 'told' || noticeState === 'to-tell'
  const tellBy = notice && findTellBy({ ...notice, isErased: false })
  return (
    <div className="sh-state-line" data-state={noticeState}>
      <SignIcon sign={isFine ? 'check' : 'warning'} />
      <div>
        <p>
          <strong>{say(`notice-state.${noticeState}`)}</strong>
        </p>
        {notice?.notifiedHow && notice.notifiedOn && (
          <p>
            {say('notice.told-how', {
              how: say(`notified.${notice.notifiedHow}`),
              day: formatDay(notice.notifiedOn, lang),
            })}
          </p>
        )}
        {noticeState === 'to-tell' && tellBy && (
          <p>
            {say(tellBy < today ? 'notice.tell-late' : 'notice.tell-by', { day: formatDay(tellBy, lang) })}
          </p>
        )}
        {notice?.expiresOn && (
          <p>
            {say(noticeState === 'expired' ? 'notice.expired-on' : 'notice.until', {
              day: formatDay(notice.expiresOn, lang),
            })}
          </p>
        )}
        {!isFine && <p>{say('notice.no-ratings')}</p>}
      </div>
    </div>
  )
}
