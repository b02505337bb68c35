import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { AccountMenu } from '#platform/web/account-menu.tsx'
import { writeAddress } from '#platform/web/address-query.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { GoTo } from './go-to.tsx'
import { statusKey, useSignOut, useStatus } from './session.ts'
import { sessionWords } from './session-words.ts'

/** Leads whoever is not signed in to the sign-in page (or a new instance to its set-up), and back afterwards. */
export function SignedInOnly({ children }: { readonly children: ReactNode }) {
  const status = useStatus()
  useNoticeEndOfSession()
  return (
    <Loaded query={status}>
      {({ claimed, person }) => {
        if (person) return children
        return claimed ? <ToSignIn /> : <GoTo address="/installation" />
      }}
    </Loaded>
  )
}

/** To the sign-in page, and back here afterwards: the address is read once, before it changes. */
function ToSignIn() {
  const router = useRouter()
  const [address] = useState(() => {
    const here = router.state.location.href
    return writeAddress('/connexion', here === '/' ? {} : { retour: here })
  })
  return <GoTo address={address} />
}

/** A session may end elsewhere (another password, another tab): the first refusal asks again who is here. */
function useNoticeEndOfSession() {
  const queries = useQueryClient()
  useEffect(() => {
    const look = (failure: unknown) => {
      if (failure instanceof Problem && failure.code === 'accounts.sign-in-first')
        void queries.invalidateQueries({ queryKey: statusKey })
    }
    const ends = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [queries])
}

/** The menu of the person who is signed in. */
export function PersonMenu() {
  const say = useSay(sessionWords)
  const status = useStatus()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const person = status.data?.person
  if (!person) return null
  const host = person.host ? [{ label: say('menu.host'), to: '/hebergement' }] : []
  return (
    <AccountMenu
      name={person.name}
      items={[
        { label: say('menu.territories'), to: '/' },
        { label: say('menu.account'), to: '/compte' },
        ...host,
        { label: say('menu.sign-out'), onSelect: () => void navigate({ to: '/' }).then(signOut) },
      ]}
    />
  )
}
