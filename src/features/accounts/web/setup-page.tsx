import './accounts.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { Form } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'
import { NewAccountFields, useNewAccount } from './new-account-fields.tsx'
import { useForgetAll, useStatus } from './session.ts'

/** First run: the link that the server printed makes the account of the host. */
export function SetupPage() {
  const status = useStatus()
  return <Loaded query={status}>{({ claimed }) => (claimed ? <AlreadyClaimed /> : <ClaimForm />)}</Loaded>
}

/** The same without the token: where the link is to be found. */
export function SetupExplainedPage() {
  const say = useSay(accountsWords)
  const status = useStatus()
  return (
    <Loaded query={status}>
      {({ claimed }) =>
        claimed ? (
          <AlreadyClaimed />
        ) : (
          <Page title={say('setup.explained-title')} lead={say('setup.explained-lead')}>
            <div className="tb-stack acc-narrow">
              <p>{say('setup.explained-where')}</p>
              <pre className="acc-terminal">
                {say('setup.explained-line', { origin: window.location.origin })}
              </pre>
              <p className="tb-soft">{say('setup.explained-again')}</p>
            </div>
          </Page>
        )
      }
    </Loaded>
  )
}

function AlreadyClaimed() {
  const say = useSay(accountsWords)
  return (
    <Page title={say('setup.claimed-title')} lead={say('setup.claimed-lead')}>
      <p>
        <LinkButton to="/connexion">{say('sign-in.submit')}</LinkButton>
      </p>
    </Page>
  )
}

function ClaimForm() {
  const say = useSay(accountsWords)
  const { lang } = useLang()
  const api = useAccountsApi()
  const token = usePathParam('token')
  const navigate = useNavigate()
  const forget = useForgetAll()
  const state = useNewAccount()
  const claim = useMutation({
    mutationFn: async () => {
      const { name, email, password } = state.account
      await api.claim({ token, name, email, password, lang })
      await api.signIn({ email, password })
      await forget()
      await navigate({ to: '/' })
    },
  })
  const submit = () => (state.good ? claim.mutate() : state.showFaults())
  return (
    <Page above={say('setup.above')} title={say('setup.title')} lead={say('setup.lead')}>
      <Form onSubmit={submit} label={say('setup.title')}>
        <NewAccountFields state={state} />
        <ProblemNotice problem={claim.error} />
        <div className="tb-row">
          <Button type="submit" busy={claim.isPending}>
            {say('setup.submit')}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
