import { useState } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useGroups, useInvitations } from './collection-api.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { InvitationTable } from './invitation-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MailingActs } from './mailing-acts.tsx'
import { teamWords } from './team-words.ts'

/** People written to by name, one answer each; their addresses are kept apart from what they answer. */
export function InvitationsSection(at: CollectionHere) {
  const { scope, collection } = at
  const say = useSay(teamWords)
  const status = useStatus().data
  const invitations = useInvitations(scope)
  const groups = useGroups(scope).data ?? []
  const [isAdding, setAdding] = useState(false)
  const canAdd = collection.state !== 'closed'
  const add = canAdd && (
    <Button look="second" icon={<SignIcon sign="plus" />} onClick={() => setAdding(true)}>
      {say('invite.add')}
    </Button>
  )
  return (
    <Section title={say('invite.title')} lead={say('invite.lead')} acts={add} id="invitations">
      {status && !status.mail && <Advice>{say('invite.mail-off')}</Advice>}
      <Loaded query={invitations}>
        {(all) =>
          all.length === 0 ? (
            <p className="tb-soft">{say('invite.none')}</p>
          ) : (
            <>
              <MailingActs at={at} invitations={all} hasMail={status?.mail === true} />
              <InvitationTable scope={scope} invitations={all} groups={groups} />
            </>
          )
        }
      </Loaded>
      {isAdding && <InviteDialog at={at} groups={groups} onClose={() => setAdding(false)} />}
    </Section>
  )
}
