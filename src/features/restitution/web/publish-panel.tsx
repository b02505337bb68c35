import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Findings, goToField } from '#features/evaluations/web/findings.tsx'
import type { Finding } from '#kernel/finding.ts'
import { Button } from '#platform/web/button.tsx'
import { copyText } from '#platform/web/copy-text.ts'
import { Dialog } from '#platform/web/dialog.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { restitutionWords } from '../words.ts'
import { PdfLink } from './public-page.tsx'
import {
  type Publication,
  type SupportDraftView,
  type SupportRecord,
  type SupportScope,
  usePublications,
  useRestitutionApi,
  useRestitutionChanged,
} from './restitution-api.ts'

type PublishPanelProps = {
  readonly scope: SupportScope
  readonly support: SupportRecord
  readonly seen: SupportDraftView
  /** Nothing typed waits to be saved. */
  readonly saved: boolean
}

export function pdfAddress({ territoryId, evaluationId, supportId }: SupportScope): string {
  return `/api/territories/${territoryId}/evaluations/${evaluationId}/supports/${supportId}/pdf`
}

/** What still stands in the way, the link, the PDF. */
export function PublishPanel({ scope, support, seen, saved }: PublishPanelProps) {
  const say = useSay(restitutionWords)
  const api = useRestitutionApi()
  const toast = useToast()
  const changed = useRestitutionChanged(scope.evaluationId)
  const publications = usePublications(scope)
  const publish = useMutation({
    mutationFn: () => api.publish({ ...scope, version: support.version }),
    onSuccess: () => {
      toast(say('publish.published'))
      return changed()
    },
  })
  const root = useRef<HTMLDivElement>(null)
  const liveId = publications.data?.find((each) => each.revokedAt === null)?.id
  const known = publications.data !== undefined
  const before = useRef<string | null | undefined>(undefined)
  // after publishing or withdrawing, the button that was pressed is gone: the keyboard goes to what came instead
  useEffect(() => {
    if (!known) return
    const isChange = before.current !== undefined && before.current !== (liveId ?? null)
    before.current = liveId ?? null
    if (!isChange || document.activeElement !== document.body) return
    root.current?.querySelector<HTMLElement>(liveId ? '.rs-live button' : '.tb-stack button')?.focus()
  }, [liveId, known])
  return (
    <div ref={root} className="rs-fields" data-field="publish">
      <Review seen={seen} />
      <Loaded query={publications}>
        {(all) => {
          const live = all.find((each) => each.revokedAt === null)
          const revoked = all.filter((each) => each.revokedAt !== null)
          return (
            <>
              {live && <LiveLink publication={live} scope={scope} mayRevoke />}
              {!live && (
                <div className="tb-stack">
                  <p>{say('publish.what')}</p>
                  <div className="tb-row">
                    <Button
                      onClick={() => publish.mutate()}
                      disabled={!seen.publishable || !saved}
                      busy={publish.isPending}
                    >
                      {say('publish.go')}
                    </Button>
                    {!seen.publishable && <span className="tb-soft">{say('publish.blocked')}</span>}
                  </div>
                </div>
              )}
              <PdfLink href={pdfAddress(scope)} />
              {revoked.length > 0 && <Revoked all={revoked} />}
            </>
          )
        }}
      </Loaded>
      <ProblemNotice problem={publish.error} />
    </div>
  )
}

/** Findings of the review, those that block first and said as such; each leads to its place. */
function Review({ seen }: { readonly seen: SupportDraftView }) {
  const say = useSay(restitutionWords)
  const findings: readonly Finding[] = seen.findings.map((found) => ({ ...found, path: placeOf(found) }))
  const blocking = findings.filter((found) => found.severity === 'blocking')
  const others = findings.filter((found) => found.severity !== 'blocking')
  // the server’s findings carry the codes of this feature alone
  const sentence = (found: Finding) => {
    const said = say(`finding.${found.code as SupportDraftView['findings'][number]['code']}`, found.params)
    const at = seen.view.statements.findIndex((each) => found.path === `claims/${each.id}`)
    return at < 0 ? said : `${say('statement.number', { n: at + 1 })} ${said}`
  }
  const words = <p className="tb-soft">{say('publish.words', { n: seen.words })}</p>
  if (findings.length === 0) {
    return (
      <>
        <p>{say('publish.ready')}</p>
        {words}
      </>
    )
  }
  return (
    <>
      {blocking.length > 0 && (
        <section className="rs-blocking" aria-labelledby="rs-blocking">
          <h3 id="rs-blocking">{say('publish.blocking', { n: blocking.length })}</h3>
          <Findings findings={blocking} sentence={sentence} onGo={goToField} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="rs-better">
          <h3 id="rs-better">{say('publish.better')}</h3>
          <Findings findings={others} sentence={sentence} onGo={goToField} />
        </section>
      )}
      {words}
    </>
  )
}

/** Where the screen keeps what a finding speaks of. */
function placeOf({ code, path }: Pick<Finding, 'code' | 'path'>): string {
  if (code === 'support.no-story') return 'story'
  return path === 'text' ? 'claims' : path
}

type LiveLinkProps = {
  readonly publication: Publication
  readonly scope: SupportScope
  readonly mayRevoke: boolean
}

export function LiveLink({ publication, scope, mayRevoke }: LiveLinkProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const api = useRestitutionApi()
  const toast = useToast()
  const changed = useRestitutionChanged(scope.evaluationId)
  const [asking, setAsking] = useState(false)
  const { id, link, version } = publication
  const revoke = useMutation({
    mutationFn: () => api.revoke({ ...scope, id, version }),
    onSuccess: () => {
      setAsking(false)
      toast(say('publish.revoked'))
      return changed()
    },
  })
  const copy = async () => toast(say((await copyText(link)) ? 'publish.copied' : 'publish.not-copied'))
  return (
    <div className="rs-live">
      <p>
        <strong>{say('publish.live', { date: formatDay(publication.createdAt, lang) })}</strong>{' '}
        {mayRevoke && say('publish.live-text')}
      </p>
      <TextField label={say('publish.link')} value={link} onChange={() => {}} />
      <div className="tb-row">
        <Button onClick={() => void copy()}>{say('publish.copy')}</Button>
        <a href={link} target="_blank" rel="noreferrer" className="rs-open">
          {say('publish.open')}
        </a>
        {mayRevoke && (
          <Button look="quiet" onClick={() => setAsking(true)}>
            {say('publish.revoke')}
          </Button>
        )}
      </div>
      {asking && (
        <Dialog
          title={say('publish.revoke-title')}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button onClick={() => revoke.mutate()} busy={revoke.isPending}>
                {say('publish.revoke-go')}
              </Button>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {say('cancel')}
              </Button>
            </>
          }
        >
          <p>{say('publish.revoke-text')}</p>
          <ProblemNotice problem={revoke.error} />
        </Dialog>
      )}
    </div>
  )
}

function Revoked({ all }: { readonly all: readonly Publication[] }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  return (
    <Disclosure title={say('publish.old', { n: all.length })}>
      <ul className="rs-list">
        {all.map((each) => (
          <li key={each.id}>
            {say('publish.old-line', {
              from: formatDay(each.createdAt, lang),
              to: formatDay(each.revokedAt ?? each.createdAt, lang),
            })}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
