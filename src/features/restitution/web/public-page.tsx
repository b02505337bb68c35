import './public-page.css'
import { useQuery } from '@tanstack/react-query'
import { useContext, useEffect } from 'react'
import { Problem } from '#kernel/problem.ts'
import { LinkButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { PageContext } from '#platform/web/page-state.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Figure, SupportView } from '../contract.ts'
import { restitutionWords } from '../words.ts'
import { useRestitutionApi } from './restitution-api.ts'
import { SupportSheet } from './support-sheet.tsx'

/** What a mayor receives: no account, nothing to learn, everything can be followed back. */
export function PublicPage() {
  const token = usePathParam('token')
  const api = useRestitutionApi()
  const support = useQuery({
    queryKey: ['restitution', 'public', token],
    queryFn: () => api.readSupport({ token }),
    staleTime: 60_000,
  })
  if (support.error) return <LinkRefused failure={support.error} />
  return <Loaded query={support}>{(view) => <PublicSheet view={view} token={token} />}</Loaded>
}

function PublicSheet({ view, token }: { readonly view: SupportView; readonly token: string }) {
  useDocumentOf(view.title, view.lang)
  return (
    <div className="rs-public">
      <SupportSheet
        view={view}
        top={1}
        thread={(figure) => (
          <ThreadLink to={`/p/${token}/fil/observation/${figure.observationId}`} figure={figure} />
        )}
        foot={<PdfLink href={`/api/public/supports/${token}/pdf`} />}
      />
    </div>
  )
}

/** « D’où vient ce chiffre ? » */
export function ThreadLink({ to, figure }: { readonly to: string; readonly figure: Figure }) {
  const say = useSay(restitutionWords)
  return (
    <LinkTo to={to}>
      {say('view.where-from')}
      <span className="tb-hidden"> {figure.name}</span>
    </LinkTo>
  )
}

export function PdfLink({ href }: { readonly href: string }) {
  const say = useSay(restitutionWords)
  return (
    <a className="rs-pdf" href={href} download>
      <SignIcon sign="file" />
      {say('view.pdf')}
    </a>
  )
}

/** The window and the whole document take the title and the language of what is read; the title takes the focus. */
export function useDocumentOf(title: string, lang: 'fr' | 'en') {
  const store = useContext(PageContext)
  useEffect(() => {
    const before = document.documentElement.lang
    document.title = title
    document.documentElement.lang = lang
    if (store.takeFocus())
      document.querySelector<HTMLElement>('.rs-public h1')?.focus({ preventScroll: true })
    return () => {
      document.documentElement.lang = before
    }
  }, [title, lang, store])
}

/** A link that was withdrawn, or that leads nowhere: said plainly, with what to do. Other failures go their way. */
export function LinkRefused({ failure }: { readonly failure: Error }) {
  const say = useSay(restitutionWords)
  const token = usePathParam('token')
  const { fault, code } = failure instanceof Problem ? failure : { fault: 'server', code: '' }
  if (fault !== 'gone' && fault !== 'absent' && fault !== 'caller') {
    return <ProblemNotice problem={failure} onRetry={() => window.location.reload()} />
  }
  const ofFigure = code === 'restitution.figure-withdrawn' || code === 'restitution.not-in-support'
  const why = ofFigure ? 'figure' : fault === 'gone' ? 'revoked' : 'unknown'
  return (
    <Page title={say(`public.${why}-title`)}>
      <EmptyState
        title={say('public.what-to-do')}
        level={2}
        act={ofFigure && <LinkButton to={`/p/${token}`}>{say('public.back')}</LinkButton>}
      >
        {say(`public.${why}-text`)}
      </EmptyState>
    </Page>
  )
}
