import './framework.css'
import { formatNumber } from '#kernel/words.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import type { FrameworkFinding, FrameworkReview } from '../domain/framework-advice.ts'
import { frameworkWords } from '../words.ts'

const SHOWN = 4

/** The load of collection against the means, and every rule of method 2.5 as advice that leads to its place. */
export function AdvicePanel({ review, base }: { readonly review: FrameworkReview; readonly base: string }) {
  const say = useSay(frameworkWords)
  const { findings } = review
  const list = (some: readonly FrameworkFinding[]) => (
    <ul className="fw-advice">
      {some.map((finding) => (
        <li key={`${finding.code} ${finding.path}`}>
          {say(`finding.${finding.code}`, finding.params)} <FindingLink finding={finding} base={base} />
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={say('advice.title')}>
      <div className="fw-advice-grid">
        <LoadMeter review={review} />
        <div className="tb-stack fw-advice-box">
          {findings.length === 0 ? <p>{say('advice.none')}</p> : list(findings.slice(0, SHOWN))}
          {findings.length > SHOWN && (
            <Disclosure title={say('advice.more', { n: findings.length - SHOWN })}>
              {list(findings.slice(SHOWN))}
            </Disclosure>
          )}
        </div>
      </div>
    </Section>
  )
}

function FindingLink({ finding, base }: { readonly finding: FrameworkFinding; readonly base: string }) {
  const say = useSay(frameworkWords)
  const [kind, id, field] = finding.path.split('/')
  const catalogue = `${base}/referentiel/catalogue`
  if (kind === 'lines' && id) {
    return (
      <QueryLink path={`${base}/referentiel/${id}`} hash={field ?? ''}>
        {say('advice.fill')}
      </QueryLink>
    )
  }
  if (kind === 'outcomes') {
    return (
      <QueryLink path={catalogue} query={{ kind: 'qualitative' }}>
        {say('advice.choose-qualitative')}
      </QueryLink>
    )
  }
  if (kind === 'sat') {
    return (
      <QueryLink path={catalogue} query={{ sat: id }}>
        {say('advice.choose-one')}
      </QueryLink>
    )
  }
  if (finding.code === 'framework.load-without-means') {
    return <QueryLink path={`${base}/perimetre`}>{say('advice.declare-means')}</QueryLink>
  }
  if (finding.code === 'framework.too-few-lines') {
    return <QueryLink path={catalogue}>{say('advice.choose-one')}</QueryLink>
  }
  return null
}

function LoadMeter({ review }: { readonly review: FrameworkReview }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const { hours, meansHours, linesWithoutHours, share } = review.load
  const percent = share === null ? null : Math.min(1, share) * 100
  return (
    <div className="fw-load">
      <p className="fw-load-hours">
        {hours === null ? '?' : formatNumber(hours, lang, 1)}
        <span className="tb-stat-unit">&#8239;h</span>
      </p>
      <p>{hours === null ? say('load.unknown') : say('load.of-collection')}</p>
      {hours !== null && linesWithoutHours > 0 && (
        <p className="tb-soft">{say('load.without-hours', { n: linesWithoutHours })}</p>
      )}
      {percent !== null && (
        <div className="fw-meter" aria-hidden="true">
          <div style={{ width: `${percent}%` }} data-over={share !== null && share > 1} />
        </div>
      )}
      <p className="tb-soft">
        {meansHours === null ? say('load.no-means') : say('load.of-means', { hours: meansHours })}
      </p>
    </div>
  )
}
