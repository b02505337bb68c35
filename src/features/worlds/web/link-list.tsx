import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { worldsWords } from '../words.ts'
import { LinkDialog } from './link-dialog.tsx'
import { actorNetworkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NoticeRecord } from './network-queries.ts'

type LinkListProps = { readonly here: NetworkHere; readonly notices: readonly NoticeRecord[] }

/** Each link with where it stands: ready, told, opened, consented, answered, withdrawn, over. */
export function LinkList({ here, notices }: LinkListProps) {
  const say = useSay(worldsWords)
  const toast = useToast()
  const states = useLinkStates(here.today)
  const [open, setOpen] = useState<string>()
  const shown = notices.find(({ id }) => id === open)
  const copy = async (link: string) =>
    toast(say((await copyText(link)) ? 'links.copied' : 'links.not-copied'))
  return (
    <>
      <ul className="wo-lines" aria-label={say('links.title')}>
        {notices.map((notice) => (
          <li key={notice.id} className="wo-line">
            <span className="wo-line-name">
              <LinkTo to={actorNetworkAddress(here.territoryId, notice.actorId)}>{notice.actorName}</LinkTo>
              <span className="wo-states">
                {states(notice).map((state) => (
                  <Pill key={state}>{state}</Pill>
                ))}
              </span>
            </span>
            {here.mayWrite && notice.link !== null && (
              <span className="tb-row">
                <Button
                  look="quiet"
                  aria-label={say('links.copy-of', { name: notice.actorName })}
                  onClick={() => void copy(notice.link ?? '')}
                >
                  {say('links.copy')}
                </Button>
                <Button
                  look="second"
                  aria-label={say('links.give-of', { name: notice.actorName })}
                  onClick={() => setOpen(notice.id)}
                >
                  {say('links.give')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown && <LinkDialog key={shown.id} here={here} notice={shown} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function useLinkStates(today: string) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const on = (moment: string) => formatShortDay(moment.slice(0, 10), lang)
  return (notice: NoticeRecord): string[] => {
    const { notifiedOn, notifiedHow, openedAt, consentedAt, answeredAt, withdrawnAt, expiresOn } = notice
    if (withdrawnAt) return [say('link-state.withdrawn', { on: on(withdrawnAt) })]
    return [
      ...(expiresOn < today ? [say('link-state.over', { on: on(expiresOn) })] : []),
      notifiedOn && notifiedHow
        ? say(`link-state.${notifiedHow}`, { on: on(notifiedOn) })
        : say('link-state.ready'),
      ...(openedAt ? [say('link-state.opened', { on: on(openedAt) })] : []),
      ...(consentedAt ? [say('link-state.consented', { on: on(consentedAt) })] : []),
      ...(answeredAt ? [say('link-state.answered', { on: on(answeredAt) })] : []),
    ]
  }
}
