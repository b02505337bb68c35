import './accounts.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { Form, PasswordField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Page } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'
import { GoTo } from './go-to.tsx'
import { useForgetAll, useStatus } from './session.ts'

/** Only pages of this instance: a link sent by somebody must not lead elsewhere after signing in. */
function safeReturn(asked: string | undefined): string {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : '/'
}

export function SignInPage() {
  const say = useSay(accountsWords)
  const { setLang } = useLang()
  const api = useAccountsApi()
  const status = useStatus()
  const forget = useForgetAll()
  const [{ retour }] = useAddressQuery()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const signIn = useMutation({
    mutationFn: async () => {
      const person = await api.signIn({ email, password })
      setLang(person.lang)
      await forget()
    },
  })
  if (status.data?.person) return <GoTo address={safeReturn(retour)} />
  if (status.data && !status.data.claimed) return <GoTo address="/installation" />
  const submit = () => {
    setTried(true)
    if (email.trim() !== '' && password !== '') signIn.mutate()
  }
  return (
    <Page title={say('sign-in.title')} lead={say('sign-in.lead')}>
      <Form onSubmit={submit} label={say('sign-in.title')}>
        {retour !== undefined && retour !== '/' && (
          <Advice>
            <p>{say('sign-in.then-back')}</p>
          </Advice>
        )}
        <TextField
          label={say('field.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={tried && email.trim() === '' ? say('fault.email') : undefined}
        />
        <PasswordField
          label={say('field.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={tried && password === '' ? say('fault.password-empty') : undefined}
        />
        <ProblemNotice problem={signIn.error} />
        <div className="tb-row">
          <Button type="submit" busy={signIn.isPending}>
            {say('sign-in.submit')}
          </Button>
        </div>
        <p className="tb-soft">{say('sign-in.forgotten')}</p>
      </Form>
    </Page>
  )
}
