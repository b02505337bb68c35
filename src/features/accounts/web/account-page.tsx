import './accounts.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Form, PasswordField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Page, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'
import { KnownAddress, SHORTEST_PASSWORD } from './new-account-fields.tsx'
import { statusKey, useStatus } from './session.ts'

type Me = { readonly name: string; readonly email: string; readonly lang: 'fr' | 'en' }

export function AccountPage() {
  const say = useSay(accountsWords)
  const status = useStatus()
  return (
    <Page title={say('account.title')} lead={say('account.lead')}>
      <Loaded query={status}>
        {({ person }) =>
          person && (
            <>
              <Section title={say('account.me')}>
                <ProfileForm key={person.id} me={person} />
              </Section>
              <Section title={say('account.password')} lead={say('account.password-lead')}>
                <PasswordForm email={person.email} />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function ProfileForm({ me }: { readonly me: Me }) {
  const say = useSay(accountsWords)
  const { setLang } = useLang()
  const api = useAccountsApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState(me.name)
  const [lang, chooseLang] = useState(me.lang)
  const fault = name.trim() === '' ? say('fault.name') : undefined
  const save = useMutation({
    mutationFn: async () => {
      await api.changeProfile({ name, lang })
      setLang(lang)
      await queries.invalidateQueries({ queryKey: statusKey })
      toast(say('account.saved'))
    },
  })
  return (
    <Form onSubmit={() => !fault && save.mutate()} label={say('account.me')}>
      <dl className="acc-facts">
        <dt>{say('field.email')}</dt>
        <dd>{me.email}</dd>
      </dl>
      <TextField
        label={say('field.name')}
        help={say('field.name-help')}
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={setName}
        error={fault}
      />
      <Choices
        row
        label={say('field.lang')}
        value={lang}
        onChange={chooseLang}
        choices={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <ProblemNotice problem={save.error} />
      <div className="tb-row">
        <Button type="submit" busy={save.isPending}>
          {say('account.save')}
        </Button>
      </div>
    </Form>
  )
}

function PasswordForm({ email }: { readonly email: string }) {
  const say = useSay(accountsWords)
  const api = useAccountsApi()
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const short = next.length < SHORTEST_PASSWORD
  const change = useMutation({
    mutationFn: async () => {
      await api.changePassword({ current, next })
      setCurrent('')
      setNext('')
      setTried(false)
      toast(say('account.password-changed'))
    },
  })
  const wrong = change.error instanceof Problem && change.error.code === 'accounts.password-wrong'
  const submit = () => {
    setTried(true)
    if (current !== '' && !short) change.mutate()
  }
  const currentFault = tried && current === '' ? say('fault.password-empty') : undefined
  return (
    <Form onSubmit={submit} label={say('account.password')}>
      <KnownAddress email={email} />
      <PasswordField
        label={say('field.current-password')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={wrong ? say('problem.accounts.password-wrong') : currentFault}
      />
      <PasswordField
        label={say('field.new-password')}
        help={say('field.new-password-help', { n: SHORTEST_PASSWORD })}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        error={
          tried && short
            ? say('fault.password', { n: SHORTEST_PASSWORD, missing: SHORTEST_PASSWORD - next.length })
            : undefined
        }
      />
      <ProblemNotice problem={wrong ? undefined : change.error} />
      <div className="tb-row">
        <Button type="submit" look="second" busy={change.isPending}>
          {say('account.change-password')}
        </Button>
      </div>
    </Form>
  )
}
