import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { CollectionInvitation } from '../contract.ts'
import type { CollectionGroup } from './collection-api.ts'
import { type CollectionScope, useCollectionApi, useCollectionChanged } from './collection-client.ts'
import { teamWords } from './team-words.ts'

const AT_ONCE = 25

type InvitationTableProps = {
  readonly scope: CollectionScope
  readonly invitations: readonly CollectionInvitation[]
  readonly groups: readonly CollectionGroup[]
}

export function InvitationTable({ scope, invitations, groups }: InvitationTableProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const [most, setMost] = useState(AT_ONCE)
  const erase = useMutation({
    mutationFn: ({ id, version }: CollectionInvitation) => api.invitations.remove({ ...scope, id, version }),
    onSettled: changed,
  })
  const nameOf = ({ email }: CollectionInvitation) => email ?? say('invite.erased')
  const day = (moment: string) => formatDay(moment, lang)
  const stateOf = (one: CollectionInvitation) =>
    one.answeredAt
      ? say('invited.answered')
      : one.refusedAt
        ? say('invited.refused', { day: day(one.refusedAt) })
        : one.failedAt
          ? say('invited.failed', { day: day(one.failedAt) })
          : one.remindedAt
            ? say('invited.reminded', { n: one.reminders, day: day(one.remindedAt) })
            : one.sentAt
              ? say('invited.sent', { day: day(one.sentAt) })
              : say('invited.waiting')
  return (
    <>
      <DataTable
        caption={say('invite.table')}
        rows={invitations.slice(0, most)}
        total={invitations.length}
        onMore={most < invitations.length ? () => setMost(most + 4 * AT_ONCE) : undefined}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'email',
            label: say('invite.address'),
            cell: (one) => <span translate="no">{nameOf(one)}</span>,
          },
          {
            key: 'group',
            label: say('link.group'),
            cell: (one) => groups.find(({ id }) => id === one.groupId)?.name ?? '—',
          },
          { key: 'lang', label: say('invite.lang'), cell: (one) => say(`lang.${one.lang}`) },
          { key: 'state', label: say('invite.state'), cell: stateOf },
          {
            key: 'act',
            label: say('group.acts'),
            cell: (one) =>
              one.email !== null && (
                <Button
                  look="quiet"
                  onClick={() => erase.mutate(one)}
                  aria-label={say('invite.erase-of', { name: nameOf(one) })}
                >
                  {say('invite.erase')}
                </Button>
              ),
          },
        ]}
      />
      <p className="tb-soft">{say('invite.erase-text')}</p>
      <ProblemNotice problem={erase.error} />
    </>
  )
}
