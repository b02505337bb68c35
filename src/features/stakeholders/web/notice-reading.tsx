import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import type { NoticeRecord } from './stakeholders-api.ts'

/** The notice for those who do not write it. */
export function NoticeReading({ notice }: { readonly notice: NoticeRecord }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const rows = [
    [say('notice.purpose'), notice.purpose],
    [say('notice.basis'), say(`legal-basis.${notice.legalBasis}`)],
    [say('notice.controller'), notice.controller],
    [say('notice.contact'), notice.contact],
    [say('notice.expires'), notice.expiresOn ? formatDay(notice.expiresOn, lang) : ''],
  ] as const
  return (
    <>
      <dl className="sh-sheet">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text || say('sheet.unsaid')}</dd>
          </div>
        ))}
      </dl>
      <p className="sh-notice-text">{notice.notice}</p>
    </>
  )
}
