import './page.css'
import { type ReactNode, useContext, useEffect, useId, useRef } from 'react'
import { type Fault, Problem } from '#kernel/problem.ts'
import { useSay } from './lang.tsx'
import { type Crumb, PageContext } from './page-state.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { shellWords } from './shell-words.ts'
import { TableMark } from './wordmark.tsx'

type PageProps = {
  /** The one h1, also the title of the window. */
  readonly title: string
  /** One or two sentences under the title: what this page is for. */
  readonly lead?: ReactNode
  /** A short word above the title: the territory, the step. */
  readonly above?: ReactNode
  /** Acts of the whole page, at the right of the title. */
  readonly acts?: ReactNode
  /** The way from the top to here, without this page. */
  readonly crumbs?: readonly Crumb[]
  /** Shows « Données de démonstration » under the header. */
  readonly demonstration?: boolean
  readonly children?: ReactNode
}

const NO_CRUMBS: readonly Crumb[] = []

export function Page({
  title,
  lead,
  above,
  acts,
  crumbs = NO_CRUMBS,
  demonstration = false,
  children,
}: PageProps) {
  const store = useContext(PageContext)
  useEffect(() => {
    document.title = `${title} — Tablée`
    store.write({ title, crumbs, demonstration })
  }, [store, title, crumbs, demonstration])
  return (
    <article className="tb-page">
      <PageTitle title={title} lead={lead} above={above} acts={acts} />
      {children}
    </article>
  )
}

type PageTitleProps = Pick<PageProps, 'title' | 'lead' | 'above' | 'acts'>

export function PageTitle({ title, lead, above, acts }: PageTitleProps) {
  const store = useContext(PageContext)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (title !== '' && store.takeFocus()) heading.current?.focus({ preventScroll: true })
  }, [store, title])
  return (
    <header className="tb-page-title">
      <div className="tb-page-words">
        {above && <p className="tb-above">{above}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="tb-lead">{lead}</p>}
      </div>
      {acts && <div className="tb-row tb-page-acts">{acts}</div>}
    </header>
  )
}

type SectionProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly acts?: ReactNode
  readonly children?: ReactNode
  /** For links to this part of the page. */
  readonly id?: string
}

export function Section({ title, lead, acts, children, id }: SectionProps) {
  const headingId = useId()
  return (
    <section className="tb-section" aria-labelledby={headingId} id={id}>
      <div className="tb-section-title">
        <h2 id={headingId}>{title}</h2>
        {acts && <div className="tb-row">{acts}</div>}
      </div>
      {lead && <p className="tb-section-lead">{lead}</p>}
      {children}
    </section>
  )
}

/** A quiet box for one thing among several (a territory, an evaluation, a choice). */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className="tb-card">{children}</div>
}

type EmptyStateProps = {
  /** What will stand here. */
  readonly title: string
  /** What it is for, in one or two sentences. */
  readonly children: ReactNode
  /** The one act that begins it. */
  readonly act?: ReactNode
  /** 2 when it stands right under the page's title, not in a Section. */
  readonly level?: 2 | 3
}

/** An empty place teaches: what it is, why it is worth it, one act. */
export function EmptyState({ title, children, act, level = 3 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="tb-empty">
      <TableMark size={56} />
      <div className="tb-empty-words">
        <Heading className="tb-empty-title">{title}</Heading>
        <p>{children}</p>
        {act && <div className="tb-row">{act}</div>}
      </div>
    </div>
  )
}

type LoadedProps<T> = {
  readonly query: {
    readonly data: T | undefined
    readonly error: Error | null
    readonly refetch: () => Promise<unknown>
  }
  readonly children: (data: T) => ReactNode
}

const FINAL_FAULTS: ReadonlySet<string> = new Set<Fault>(['absent', 'forbidden', 'gone', 'caller'])

/** Asking again would answer the same. */
export function isFinal(failure: unknown): boolean {
  return failure instanceof Problem && FINAL_FAULTS.has(failure.fault)
}

/** Shows a query's data, or that it is coming, or what went wrong with a way to try again. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const say = useSay(shellWords)
  if (query.data !== undefined) return children(query.data)
  if (query.error) {
    const retry = isFinal(query.error) ? undefined : () => void query.refetch()
    return <ProblemNotice problem={query.error} onRetry={retry} />
  }
  return (
    <div className="tb-coming" role="status">
      <span className="tb-hidden">{say('loading')}</span>
    </div>
  )
}

/** A sentence of advice or information beside the work: never red, never blocking. */
export function Advice({ children }: { readonly children: ReactNode }) {
  return (
    <div className="tb-notice">
      <div className="tb-notice-body">{children}</div>
    </div>
  )
}
