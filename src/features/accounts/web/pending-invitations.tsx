import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'

/** Those who have not answered yet; nothing is shown where nobody is waited for. */
export function PendingInvitations({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(accountsWords)
  const { lang } = useLang()
  const api = useAccountsApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const key = ['accounts', 'invitations', territoryId]
  const waiting = usePaged(key, (cursor) => api.invitations.list({ territoryId, ...cursor }))
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const revoke = useMutation({
    mutationFn: async ({ id, version, email }: { id: string; version: number; email: string }) => {
      await api.invitations.revoke({ territoryId, id, version })
      undoToast(say('invitations.revoked', { email }), () =>
        api.invitations.restore({ territoryId, id }).then(refresh),
      )
    },
    onSettled: refresh,
  })
  return (
    <Loaded query={waiting.query}>
      {(rows) =>
        rows.length > 0 && (
          <Section title={say('invitations.title')}>
            <ProblemNotice problem={revoke.error} />
            <DataTable
              caption={say('invitations.caption')}
              rows={rows}
              rowKey={(row) => row.id}
              total={waiting.total}
              onMore={waiting.onMore}
              loadingMore={waiting.loadingMore}
              columns={[
                { key: 'email', label: say('field.email'), cell: (row) => row.email },
                { key: 'role', label: say('members.role'), cell: (row) => say(`role.${row.role}`) },
                {
                  key: 'until',
                  label: say('invitations.until'),
                  cell: (row) =>
                    Date.parse(row.expiresAt) < Date.now()
                      ? say('invitations.expired')
                      : formatDay(row.expiresAt, lang),
                },
                {
                  key: 'acts',
                  label: say('members.acts'),
                  cell: (row) => (
                    <span className="acc-row-act">
                      <Button
                        look="quiet"
                        onClick={() => revoke.mutate(row)}
                        aria-label={say('invitations.revoke-email', { email: row.email })}
                      >
                        {say('invitations.revoke')}
                      </Button>
                    </span>
                  ),
                },
              ]}
            />
          </Section>
        )
      }
    </Loaded>
  )
}
