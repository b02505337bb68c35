import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ROLES, type Role } from '#kernel/access.ts'
import { Button } from '#platform/web/button.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'

/** An invitation by e-mail where mail is set up, and always as a link to copy. */
export function InviteForm({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(accountsWords)
  const { lang } = useLang()
  const api = useAccountsApi()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('contributor')
  const [tried, setTried] = useState(false)
  const good = /^\s*\S+@\S+\.\S+\s*$/.test(email)
  const invite = useMutation({
    mutationFn: async () => {
      const made = await api.invitations.create({ territoryId, email, role, lang })
      setEmail('')
      setTried(false)
      await queries.invalidateQueries({ queryKey: ['accounts', 'invitations', territoryId] })
      return made
    },
  })
  const submit = () => {
    setTried(true)
    if (good) invite.mutate()
  }
  return (
    <>
      <Form onSubmit={submit} label={say('invite.title')}>
        <TextField
          label={say('invite.email')}
          type="email"
          autoComplete="off"
          maxLength={200}
          value={email}
          onChange={setEmail}
          error={tried && !good ? say('fault.email') : undefined}
        />
        <SelectField
          label={say('members.role')}
          help={say(`role.${role}-does`)}
          value={role}
          onChange={(next) => next !== '' && setRole(next)}
          options={ROLES.map((each) => ({ value: each, label: say(`role.${each}`) }))}
        />
        <ProblemNotice problem={invite.error} />
        <div className="tb-row">
          <Button type="submit" busy={invite.isPending}>
            {say('invite.submit')}
          </Button>
        </div>
      </Form>
      {invite.data && (
        <MadeInvitation
          key={invite.data.link}
          link={invite.data.link}
          email={invite.data.invitation.email}
          mailed={invite.data.mailed}
        />
      )}
    </>
  )
}

type MadeProps = { readonly link: string; readonly email: string; readonly mailed: boolean }

function MadeInvitation({ link, email, mailed }: MadeProps) {
  const say = useSay(accountsWords)
  const toast = useToast()
  const copy = async () => {
    // Where it is not allowed the link stays there to be selected.
    toast(say((await copyText(link)) ? 'invite.copied' : 'invite.not-copied'))
  }
  return (
    <div className="tb-notice" role="status">
      <div className="tb-notice-body tb-stack acc-made">
        <p>
          <strong>{say('invite.made', { email })}</strong>{' '}
          {say(mailed ? 'invite.mailed' : 'invite.not-mailed')}
        </p>
        <div className="tb-row">
          <input
            className="acc-link"
            readOnly
            value={link}
            aria-label={say('invite.link')}
            onFocus={(e) => e.currentTarget.select()}
          />
          <Button look="second" onClick={() => void copy()}>
            {say('invite.copy')}
          </Button>
        </div>
        <p className="tb-soft">{say('invite.once')}</p>
      </div>
    </div>
  )
}
