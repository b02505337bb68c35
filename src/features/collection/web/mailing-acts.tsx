import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { CollectionInvitation } from '../contract.ts'
import { REMINDERS } from '../domain/collection.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

type Mail = 'send' | 'remind'
type Mailed = { readonly sent: number; readonly failed: number; readonly left: number }

const DAY_MS = 86_400_000

/** Whoever was written to long enough ago, not too often, and has said nothing since. */
function isDueForReminder(one: CollectionInvitation, now: number): boolean {
  const last = one.remindedAt ?? one.sentAt
  return (
    last !== null &&
    one.email !== null &&
    one.answeredAt === null &&
    one.refusedAt === null &&
    one.reminders < REMINDERS.most &&
    Date.parse(last) < now - REMINDERS.daysBetween * DAY_MS
  )
}

type MailingActsProps = {
  readonly at: CollectionHere
  readonly invitations: readonly CollectionInvitation[]
  readonly hasMail: boolean
}

/** How far the mailing is; send what was not sent, remind who has not answered. */
export function MailingActs({ at, invitations, hasMail }: MailingActsProps) {
  const { scope, collection } = at
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const [done, setDone] = useState<Mailed>()
  const [now] = useState(() => Date.now())
  const mail = useMutation({
    mutationFn: async (which: Mail) => {
      let all: Mailed = { sent: 0, failed: 0, left: 0 }
      for (let isGoing = true; isGoing; ) {
        const reply = await api.invitations[which](scope)
        all = { sent: all.sent + reply.sent, failed: reply.failed, left: reply.left }
        setDone(all)
        isGoing = reply.left > 0 && reply.sent > 0
      }
      return all
    },
    onMutate: () => setDone(undefined),
    onSettled: changed,
  })
  const count = (holds: (one: CollectionInvitation) => boolean) => invitations.filter(holds).length
  const unsent = count((one) => one.sentAt === null && one.refusedAt === null && one.email !== null)
  const due = count((one) => isDueForReminder(one, now))
  const isOpen = collection.state === 'open'
  return (
    <>
      <StatRow>
        <Stat label={say('invite.invited')} value={say('number', { n: invitations.length })} />
        <Stat
          label={say('invite.sent')}
          value={say('number', { n: count(({ sentAt }) => sentAt !== null) })}
        />
        <Stat
          label={say('invite.answered')}
          value={say('number', { n: count(({ answeredAt }) => answeredAt !== null) })}
        />
        <Stat
          label={say('invite.refused')}
          value={say('number', { n: count(({ refusedAt }) => refusedAt !== null) })}
        />
      </StatRow>
      <div className="tb-row">
        <Button
          look="second"
          disabled={!hasMail || !isOpen || unsent === 0}
          busy={mail.isPending && mail.variables === 'send'}
          onClick={() => mail.mutate('send')}
        >
          {say('invite.send', { n: unsent })}
        </Button>
        <Button
          look="second"
          disabled={!hasMail || !isOpen || due === 0}
          busy={mail.isPending && mail.variables === 'remind'}
          onClick={() => mail.mutate('remind')}
        >
          {say('invite.remind', { n: due })}
        </Button>
        {!isOpen && <span className="tb-soft">{say('invite.not-open')}</span>}
      </div>
      <p className="tb-soft">
        {say('invite.reminders', { most: REMINDERS.most, days: REMINDERS.daysBetween })}
      </p>
      <div role="status">
        {done && (
          <p>
            {say('invite.gone', { n: done.sent })}{' '}
            {done.failed > 0 && say('invite.failed', { n: done.failed })}{' '}
            {done.left > 0 && mail.isPending && say('invite.left', { n: done.left })}
          </p>
        )}
      </div>
      <ProblemNotice problem={mail.error} />
    </>
  )
}
