import { type ReactNode, useState } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { DateField } from '#platform/web/form.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Weight } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'

type Told = {
  readonly since: string | null
  readonly until: string | null
  readonly seenOn: string | null
  readonly sourceId: string | null
}

type HeldLineProps = {
  readonly name: string
  /** The name as a link. */
  readonly title: ReactNode
  readonly kind?: string
  readonly told: Told
  /** Titles of the sources by id. */
  readonly sources: ReadonlyMap<string, string>
  readonly grade: Weight
  readonly words: 'grade' | 'strength'
  readonly mayWrite: boolean
  readonly today: string
  readonly onGrade: (grade: Weight) => void
  readonly onSince: (day: string | null) => void
  readonly onEnd: (day: string) => void
  readonly onReopen: () => void
  readonly onRemove: () => void
}

/** A membership, tie or contact: with what, how strong, since when, who said so; corrected, ended or taken away in place. */
export function HeldLine(props: HeldLineProps) {
  const { name, title, kind, told, grade, words, mayWrite } = props
  const say = useSay(worldsWords)
  const details = useToldWords(told, props.sources)
  const [dating, setDating] = useState(false)
  return (
    <li className="wo-line" data-over={told.until !== null || undefined}>
      <span className="wo-line-name">
        {title}
        <span className="tb-soft">{[kind, ...details].filter(Boolean).join(' · ')}</span>
      </span>
      {mayWrite && told.until === null ? (
        <GradeChoice
          label={say(`held.${words}`, { name })}
          words={words}
          value={grade}
          onChange={props.onGrade}
        />
      ) : (
        <span className="tb-soft">{say(`${words}.${grade}`)}</span>
      )}
      {mayWrite && (
        <span className="tb-row wo-line-acts">
          {told.until === null ? (
            <Button look="quiet" aria-expanded={dating} onClick={() => setDating(!dating)}>
              {say('held.dates')}
              <span className="tb-hidden"> ({name})</span>
            </Button>
          ) : (
            <Button look="quiet" onClick={props.onReopen}>
              {say('held.reopen')}
              <span className="tb-hidden"> ({name})</span>
            </Button>
          )}
          <IconButton label={say('row.remove', { name })} onClick={props.onRemove}>
            <SignIcon sign="close" size={16} />
          </IconButton>
        </span>
      )}
      {dating && told.until === null && <Dates {...props} onDone={() => setDating(false)} />}
    </li>
  )
}

/** « depuis le 3 mars 2024 · vu le … · Entretiens de novembre » */
function useToldWords(told: Told, sources: ReadonlyMap<string, string>): string[] {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const on = (day: string) => formatShortDay(day, lang)
  const { since, until, seenOn, sourceId } = told
  const source = sourceId === null ? undefined : sources.get(sourceId)
  return [
    ...(since && until ? [say('held.from-to', { since: on(since), until: on(until) })] : []),
    ...(since && !until ? [say('held.since', { since: on(since) })] : []),
    ...(!since && until ? [say('held.until', { until: on(until) })] : []),
    ...(seenOn ? [say('held.seen', { on: on(seenOn) })] : []),
    ...(source === undefined ? [] : [source]),
  ]
}

function Dates({ told, today, onSince, onEnd, onDone }: HeldLineProps & { readonly onDone: () => void }) {
  const say = useSay(worldsWords)
  const [since, setSince] = useState(told.since ?? '')
  const [until, setUntil] = useState(today)
  return (
    <div className="wo-dates">
      <DateField label={say('held.since-field')} optional value={since} max={today} onChange={setSince} />
      <Button
        look="second"
        disabled={since === (told.since ?? '')}
        onClick={() => {
          onSince(since === '' ? null : since)
          onDone()
        }}
      >
        {say('held.keep-since')}
      </Button>
      <DateField label={say('held.until-field')} value={until} max={today} onChange={setUntil} />
      <Button
        look="second"
        disabled={until === ''}
        onClick={() => {
          onEnd(until)
          onDone()
        }}
      >
        {say('held.end')}
      </Button>
    </div>
  )
}
