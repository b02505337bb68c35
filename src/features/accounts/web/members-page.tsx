import './accounts.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ROLES, type Role } from '#kernel/access.ts'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'
import { InviteForm } from './invite-form.tsx'
import { PendingInvitations } from './pending-invitations.tsx'
import { statusKey, useMembership, useStatus } from './session.ts'

export function MembersPage() {
  const say = useSay(accountsWords)
  const territoryId = usePathParam('territoryId')
  const membership = useMembership(territoryId)
  const owner = membership?.role === 'owner'
  return (
    <Page
      title={say('members.title')}
      lead={say('members.lead')}
      crumbs={membership ? [{ label: membership.territoryName, to: `/territoires/${territoryId}` }] : []}
      demonstration={membership?.demo ?? false}
    >
      <Section title={say('members.list')}>
        <MemberTable territoryId={territoryId} owner={owner} />
        <RoleLegend />
      </Section>
      {owner ? (
        <>
          <Section title={say('invite.title')} lead={say('invite.lead')}>
            <InviteForm territoryId={territoryId} />
          </Section>
          <PendingInvitations territoryId={territoryId} />
        </>
      ) : (
        <p className="tb-soft">{say('members.owners-only')}</p>
      )}
    </Page>
  )
}

type TableProps = { readonly territoryId: string; readonly owner: boolean }
type Member = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly version: number
  readonly createdAt: string
}

function MemberTable({ territoryId, owner }: TableProps) {
  const say = useSay(accountsWords)
  const { lang } = useLang()
  const api = useAccountsApi()
  const me = useStatus().data?.person?.id
  const members = usePaged(['accounts', 'members', territoryId], (cursor) =>
    api.members.list({ territoryId, ...cursor }),
  )
  const { change, remove, problem } = useMemberActs(territoryId)
  return (
    <Loaded query={members.query}>
      {(rows) => (
        <>
          <ProblemNotice problem={problem} />
          <DataTable
            caption={say('members.caption')}
            rows={rows}
            rowKey={(row) => row.personId}
            total={members.total}
            onMore={members.onMore}
            loadingMore={members.loadingMore}
            columns={[
              {
                key: 'name',
                label: say('members.name'),
                cell: (row) => (
                  <span className="acc-person">
                    {row.name} {row.personId === me && <Pill>{say('members.you')}</Pill>}
                    <span className="tb-soft">{row.email}</span>
                  </span>
                ),
              },
              {
                key: 'role',
                label: say('members.role'),
                cell: (row) =>
                  owner ? (
                    <RoleSelect member={row} onChange={(role) => change(row, role)} />
                  ) : (
                    say(`role.${row.role}`)
                  ),
              },
              { key: 'since', label: say('members.since'), cell: (row) => formatDay(row.createdAt, lang) },
              ...(owner
                ? [
                    {
                      key: 'acts',
                      label: say('members.acts'),
                      cell: (row: Member) => (
                        <span className="acc-row-act">
                          <Button
                            look="quiet"
                            onClick={() => remove(row)}
                            aria-label={say('members.remove-name', { name: row.name })}
                          >
                            {say('members.remove')}
                          </Button>
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
    </Loaded>
  )
}

function useMemberActs(territoryId: string) {
  const say = useSay(accountsWords)
  const api = useAccountsApi()
  const queries = useQueryClient()
  const toast = useToast()
  const undoToast = useUndoToast()
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['accounts', 'members', territoryId] })
    await queries.invalidateQueries({ queryKey: statusKey })
  }
  const changing = useMutation({
    mutationFn: async ({ member, role }: { member: Member; role: Role }) => {
      await api.members.change({ territoryId, personId: member.personId, version: member.version, role })
      toast(say('members.changed', { name: member.name, role: say(`role.${role}`) }))
    },
    onSettled: refresh,
  })
  const removing = useMutation({
    mutationFn: async (member: Member) => {
      const { personId, version, name } = member
      await api.members.remove({ territoryId, personId, version })
      undoToast(say('members.removed', { name }), () =>
        api.members.restore({ territoryId, personId }).then(refresh),
      )
    },
    onSettled: refresh,
  })
  return {
    change: (member: Member, role: Role) => {
      removing.reset()
      changing.mutate({ member, role })
    },
    remove: (member: Member) => {
      changing.reset()
      removing.mutate(member)
    },
    problem: changing.error ?? removing.error,
  }
}

type RoleSelectProps = { readonly member: Member; readonly onChange: (role: Role) => void }

function RoleSelect({ member, onChange }: RoleSelectProps) {
  const say = useSay(accountsWords)
  return (
    <select
      className="acc-select"
      aria-label={say('members.role-of', { name: member.name })}
      value={member.role}
      onChange={(event) => {
        const role = ROLES.find((each) => each === event.currentTarget.value)
        if (role) onChange(role)
      }}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {say(`role.${role}`)}
        </option>
      ))}
    </select>
  )
}

function RoleLegend() {
  const say = useSay(accountsWords)
  return (
    <dl className="acc-roles">
      {ROLES.map((role) => (
        <div key={role}>
          <dt>{say(`role.${role}`)}</dt>
          <dd>{say(`role.${role}-does`)}</dd>
        </div>
      ))}
    </dl>
  )
}
