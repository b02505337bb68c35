import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ownNetworkWords } from '../words.ts'
import type { HeldOwn } from './own-network-api.ts'

/** Read first: who asks, why, until when; the whole text below. */
export function OwnNotice({ held }: { readonly held: HeldOwn }) {
  const say = useSay(ownNetworkWords)
  const { lang } = useLang()
  return (
    <Section title={say('own.notice')}>
      <p className="wo-own-text">{held.notice}</p>
      <p className="tb-soft">
        {say('own.until', { controller: held.controller, day: formatDay(held.expiresOn, lang) })}
        {held.contact !== '' && ` ${say('own.contact', { contact: held.contact })}`}
      </p>
    </Section>
  )
}
