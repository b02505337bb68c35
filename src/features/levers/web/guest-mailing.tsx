import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import { Button } from '#platform/web/button.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import type { GuestEntry } from './guest-list.ts'
import { useInvitationText } from './invitation-text.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type MailingProps = {
  readonly here: LeversHere
  readonly event: LeverEvent
  readonly guests: readonly GuestEntry[]
}

const MOST_AT_ONCE = 100

/** The invitation by mail, with its calendar file; says who has no address. Without a mail server: the text, to copy. */
export function GuestMailing({ here, event, guests }: MailingProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const toast = useToast()
  const changed = useLeversChanged(here.territoryId)
  const hasMail = useStatus().data?.mail ?? false
  const draft = useDraft(`invitation:${event.id}`, { message: '' })
  const { message } = draft.value
  const text = useInvitationText(event, message)
  const reachable = guests.filter((guest) => guest.hasEmail)
  const usual = reachable.filter((guest) => guest.invitation === 'to_send').map((guest) => guest.id)
  const [picked, setPicked] = useState<readonly string[]>()
  const chosen = (picked ?? usual).slice(0, MOST_AT_ONCE)
  const unreachable = guests.filter((guest) => !guest.hasEmail && guest.invitation === 'to_send')
  const nameOf = (ids: readonly string[]) =>
    guests
      .filter((guest) => ids.includes(guest.id))
      .map((guest) => guest.name)
      .join(', ')
  const sending = useMutation({
    mutationFn: () =>
      api.sendInvitations({
        territoryId: here.territoryId,
        eventId: event.id,
        guestIds: [...chosen],
        lang,
        message: message.trim(),
      }),
    onSuccess: ({ sent }) => {
      setPicked(undefined)
      toast(say('mailing.sent', { n: sent.length }))
      return changed()
    },
  })
  const copy = async () => toast(say((await copyText(text)) ? 'mailing.copied' : 'mailing.not-copied'))
  return (
    <div className="tb-no-print">
      <Disclosure title={say('mailing.title')}>
        <div className="tb-stack">
          <TextField
            label={say('mailing.message')}
            help={say('mailing.message-help')}
            optional
            lines={3}
            maxLength={4000}
            value={message}
            onChange={(next) => draft.patch({ message: next })}
          />
          {reachable.length > 0 && hasMail && (
            <ManyChoices
              label={say('mailing.to')}
              row
              values={chosen}
              choices={reachable.map((guest) => ({ value: guest.id, label: guest.name }))}
              onChange={setPicked}
            />
          )}
          {unreachable.length > 0 && (
            <p>
              {say('mailing.unreachable', {
                n: unreachable.length,
                names: unreachable.map((guest) => guest.name).join(', '),
              })}
            </p>
          )}
          {!hasMail && <Advice>{say('mailing.off')}</Advice>}
          {event.startsOn === null && <Advice>{say('mailing.without-day')}</Advice>}
          <div className="tb-row">
            {hasMail && (
              <Button
                busy={sending.isPending}
                disabled={chosen.length === 0 || event.startsOn === null}
                onClick={() => sending.mutate()}
              >
                {say('mailing.send', { n: chosen.length })}
              </Button>
            )}
            <Button look="second" onClick={() => void copy()}>
              {say('mailing.copy')}
            </Button>
          </div>
          <ProblemNotice problem={sending.error} />
          {sending.data && sending.data.failed.length > 0 && (
            <Advice>{say('mailing.failed', { names: nameOf(sending.data.failed) })}</Advice>
          )}
        </div>
      </Disclosure>
    </div>
  )
}
