import './means.css'
import type { ReactNode } from 'react'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { MeansUse } from '../domain/means-use.ts'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { useMeansEntries, useMeansUse } from './means-api.ts'
import { MeansEntryForm } from './means-entry-form.tsx'
import { MeansLog } from './means-log.tsx'
import { sayWeeks } from './means-words.ts'
import { formatEuros, perimeterOf } from './perimeter-form.ts'

type MeansSectionProps = {
  readonly here: EvaluationHere
  /** On the overview something spent is noted in two fields; on the perimeter it is only read. */
  readonly entry?: boolean
}

/** Since when, how much of the time and means has gone, what is left; what nobody said is said to be unknown. */
export function MeansSection({ here, entry = false }: MeansSectionProps) {
  const say = useSay(evaluationsWords)
  const entries = useMeansEntries(here)
  const found = useMeansUse(here, entries.data)
  if (!found || !entries.data) return null
  return (
    <Section title={say('spent.title')}>
      <UseFigures here={here} {...found} />
      {entry && here.mayWrite && <MeansEntryForm here={here} />}
      {entry && entries.data.length > 0 && (
        <Disclosure title={say('spent.log', { n: entries.data.length })}>
          <MeansLog here={here} entries={entries.data} />
        </Disclosure>
      )}
    </Section>
  )
}

type UseFiguresProps = {
  readonly here: EvaluationHere
  readonly use: MeansUse
  readonly workShare: number
}

function UseFigures({ here, use, workShare }: UseFiguresProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const { startedOn } = here.evaluation
  const { meansDays, meansEuros } = perimeterOf(here.evaluation)
  const days = (n: number) => say('spent.days-value', { n })
  const euros = (text: string) => formatEuros(text, lang)
  const ofDeclared = (spent = say('spent.spent-unknown'), declared: string | undefined) =>
    declared === undefined ? say('spent.of-unknown', { spent }) : say('spent.of', { spent, declared })
  const work = Math.round(workShare * 100)
  const daysShare = meansDays && use.daysSpent !== null ? use.daysSpent / meansDays : null
  const eurosShare =
    meansEuros && use.eurosSpent !== null && Number(meansEuros) > 0
      ? Number(use.eurosSpent) / Number(meansEuros)
      : null
  return (
    <>
      <dl className="ev-means">
        <Mean name={say('spent.time')} share={use.timeShare}>
          <span>
            {startedOn
              ? say('spent.started', { date: formatDay(startedOn, lang) })
              : say('spent.not-started')}
          </span>
          <span className="tb-soft">{sayWeeks(use, say)}</span>
        </Mean>
        <Mean name={say('spent.days')} share={daysShare}>
          <span>
            {ofDeclared(
              use.daysSpent === null ? undefined : days(use.daysSpent),
              meansDays === null ? undefined : days(meansDays),
            )}
          </span>
          {use.daysLeft !== null && (
            <span className="tb-soft">
              {use.daysLeft < 0
                ? say('spent.over', { over: days(-use.daysLeft) })
                : say('spent.left', { left: days(use.daysLeft) })}
            </span>
          )}
        </Mean>
        <Mean name={say('spent.money')} share={eurosShare}>
          <span>
            {ofDeclared(
              use.eurosSpent === null ? undefined : euros(use.eurosSpent),
              meansEuros === null ? undefined : euros(meansEuros),
            )}
          </span>
          {use.eurosLeft !== null && (
            <span className="tb-soft">
              {use.eurosLeft.startsWith('-')
                ? say('spent.over', { over: euros(use.eurosLeft.slice(1)) })
                : say('spent.left', { left: euros(use.eurosLeft) })}
            </span>
          )}
        </Mean>
      </dl>
      <p className="tb-soft">{say('spent.work', { percent: work })}</p>
      {use.findings.map((code) => (
        <p key={code} className="ev-means-warning">
          <SignIcon sign="warning" size={18} />
          <span>
            {say(`finding.${code}`, {
              time: Math.round((use.timeShare ?? 0) * 100),
              days: Math.round((daysShare ?? 0) * 100),
              work,
            })}
          </span>
        </p>
      ))}
    </>
  )
}

type MeanProps = {
  readonly name: string
  /** 0–1 and beyond; null draws an empty hatched bar: unknown is not zero. */
  readonly share: number | null
  readonly children: ReactNode
}

function Mean({ name, share, children }: MeanProps) {
  return (
    <div className="ev-mean">
      <dt>{name}</dt>
      <dd>
        <span
          className="ev-mean-bar"
          data-unknown={share === null || undefined}
          data-over={(share ?? 0) > 1 || undefined}
          aria-hidden="true"
        >
          {share !== null && <span style={{ width: `${Math.min(1, share) * 100}%` }} />}
        </span>
        {children}
      </dd>
    </div>
  )
}
