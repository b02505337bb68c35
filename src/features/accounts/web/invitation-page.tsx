import './accounts.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { Form, PasswordField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice, useProblemText } from '#platform/web/problem-notice.tsx'
import { accountsWords } from '../words.ts'
import { useAccountsApi } from './accounts-api.ts'
import { KnownAddress, NewAccountFields, useNewAccount } from './new-account-fields.tsx'
import { statusKey, useForgetAll, useSignOut, useStatus } from './session.ts'
import { sessionWords } from './session-words.ts'

type Offer = Awaited<ReturnType<ReturnType<typeof useAccountsApi>['readInvitation']>>

/** An invitation is opened by its link: a new account is made, or the one that exists is signed in. */
export function InvitationPage() {
  const say = useSay(accountsWords)
  const tell = useProblemText()
  const api = useAccountsApi()
  const token = usePathParam('token')
  const status = useStatus()
  const offer = useQuery({
    queryKey: ['accounts', 'invitation', token],
    queryFn: () => api.readInvitation({ token }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (offer.error) {
    return (
      <Page title={say('invitation.closed-title')} lead={tell(offer.error)}>
        <p>
          <LinkButton to="/" look="second">
            {say('invitation.closed-back')}
          </LinkButton>
        </p>
      </Page>
    )
  }
  return (
    <Loaded query={offer}>
      {(offered) => (
        <Loaded query={status}>
          {({ person }) => <OfferPage offer={offered} token={token} me={person?.email} />}
        </Loaded>
      )}
    </Loaded>
  )
}

type OfferProps = { readonly offer: Offer; readonly token: string; readonly me: string | undefined }

function OfferPage({ offer, token, me }: OfferProps) {
  const say = useSay(accountsWords)
  const { territoryName, role, inviter, email, known } = offer
  const lead = inviter
    ? say('invitation.lead', { inviter, role: say(`role.${role}`) })
    : say('invitation.lead-nobody', { role: say(`role.${role}`) })
  return (
    <Page above={say('invitation.above')} title={territoryName} lead={lead}>
      <div className="tb-stack acc-narrow">
        <p>{say(`role.${role}-does`)}</p>
        {!known && me === undefined && <AcceptAnew token={token} email={email} />}
        {!known && me !== undefined && <OtherAccount me={me} email={email} />}
        {known && me === email && <AcceptSignedIn token={token} me={me} />}
        {known && me === undefined && <AcceptBySigningIn token={token} email={email} />}
        {known && me !== undefined && me !== email && <OtherAccount me={me} email={email} />}
      </div>
    </Page>
  )
}

/** Accepts, then opens the territory. */
function useAccept(token: string) {
  const api = useAccountsApi()
  const navigate = useNavigate()
  const forget = useForgetAll()
  return async (account: { name?: string; password?: string; lang?: 'fr' | 'en' }, signIn?: string) => {
    const { territoryId, email } = await api.acceptInvitation({ token, ...account })
    if (signIn !== undefined) await api.signIn({ email, password: signIn })
    await forget()
    await navigate({ to: `/territoires/${territoryId}` })
  }
}

function AcceptAnew({ token, email }: { readonly token: string; readonly email: string }) {
  const say = useSay(accountsWords)
  const { lang } = useLang()
  const state = useNewAccount(email)
  const accept = useAccept(token)
  const join = useMutation({
    mutationFn: () =>
      accept({ name: state.account.name, password: state.account.password, lang }, state.account.password),
  })
  const submit = () => (state.good ? join.mutate() : state.showFaults())
  return (
    <Form onSubmit={submit} label={say('invitation.new-account')}>
      <p>{say('invitation.for', { email })}</p>
      <KnownAddress email={email} />
      <NewAccountFields state={state} withEmail={false} />
      <ProblemNotice problem={join.error} />
      <div className="tb-row">
        <Button type="submit" busy={join.isPending}>
          {say('invitation.join')}
        </Button>
      </div>
    </Form>
  )
}

function AcceptSignedIn({ token, me }: { readonly token: string; readonly me: string }) {
  const say = useSay(accountsWords)
  const accept = useAccept(token)
  const join = useMutation({ mutationFn: () => accept({}) })
  return (
    <>
      <p>{say('invitation.signed-in', { email: me })}</p>
      <ProblemNotice problem={join.error} />
      <div className="tb-row">
        <Button onClick={() => join.mutate()} busy={join.isPending}>
          {say('invitation.join')}
        </Button>
      </div>
    </>
  )
}

function AcceptBySigningIn({ token, email }: { readonly token: string; readonly email: string }) {
  const say = useSay(accountsWords)
  const api = useAccountsApi()
  const [password, setPassword] = useState('')
  const accept = useAccept(token)
  const join = useMutation({
    mutationFn: async () => {
      await api.signIn({ email, password })
      await accept({})
    },
  })
  return (
    <Form onSubmit={() => join.mutate()} label={say('invitation.join')}>
      <p>{say('invitation.known', { email })}</p>
      <KnownAddress email={email} />
      <PasswordField
        label={say('field.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <ProblemNotice problem={join.error} />
      <div className="tb-row">
        <Button type="submit" busy={join.isPending}>
          {say('invitation.sign-in-and-join')}
        </Button>
      </div>
    </Form>
  )
}

function OtherAccount({ me, email }: { readonly me: string; readonly email: string }) {
  const say = useSay(accountsWords)
  const saySession = useSay(sessionWords)
  const signOut = useSignOut()
  const leave = useMutation({ mutationKey: statusKey, mutationFn: signOut })
  return (
    <>
      <Advice>
        <p>{say('invitation.other-account', { me, email })}</p>
      </Advice>
      <ProblemNotice problem={leave.error} />
      <div className="tb-row">
        <Button onClick={() => leave.mutate()} busy={leave.isPending}>
          {saySession('menu.sign-out')}
        </Button>
      </div>
    </>
  )
}
