import type { z } from 'zod'
import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { agendaEntrySchema } from '../contract.ts'
import { EVENT_LEVELS } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { eventAddress } from './event-addresses.ts'
import type { LeversHere } from './levers-frame.tsx'

export type AgendaEntry = z.infer<typeof agendaEntrySchema>

type AgendaMonthsProps = { readonly here: LeversHere; readonly entries: readonly AgendaEntry[] }

const monthOf = (entry: AgendaEntry) => entry.startsOn?.slice(0, 7) ?? ''

/** Entries by month, in the order in which they come. */
export function AgendaMonths({ here, entries }: AgendaMonthsProps) {
  const { lang } = useLang()
  const months = [...new Set(entries.map(monthOf))]
  const format = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <div className="tb-stack">
      {months.map((month) => (
        <div key={month} className="lv-month">
          {month !== '' && <h3>{format.format(new Date(`${month}-01T00:00:00Z`))}</h3>}
          <ul className="lv-events">
            {entries
              .filter((entry) => monthOf(entry) === month)
              .map((entry) => (
                <AgendaLine key={entry.id} here={here} entry={entry} />
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function AgendaLine({ here, entry }: { readonly here: LeversHere; readonly entry: AgendaEntry }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const { startsOn, state, startsAt, endsAt } = entry
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' })
  const facts = [
    startsAt === null ? '' : endsAt === null ? startsAt : `${startsAt} – ${endsAt}`,
    code(`kind.${entry.kind}`),
    entry.openness === 'working' ? code('openness.working') : '',
    entry.place,
    entry.persons === null ? '' : say('agenda.persons', { n: entry.persons }),
    entry.openDecisions > 0 ? say('agenda.open-decisions', { n: entry.openDecisions }) : '',
  ].filter(Boolean)
  return (
    <li className="lv-event" data-state={state}>
      <span className="lv-event-day">
        {startsOn !== null && (
          <time dateTime={startsOn}>
            {Number(startsOn.slice(8))} <small>{weekday.format(new Date(`${startsOn}T00:00:00Z`))}</small>
          </time>
        )}
      </span>
      <span className="lv-event-words">
        <LinkTo to={eventAddress(here, entry.id)} className="lv-event-title">
          {entry.title}
        </LinkTo>
        <span className="lv-rung-test">{facts.join(' · ')}</span>
      </span>
      <span className="lv-event-signs">
        {state !== 'held' && <Pill>{code(`state.${state}`)}</Pill>}
        <LevelSign entry={entry} />
      </span>
    </li>
  )
}

/** The rung of the event on the scale: five bars, as many filled, its name. */
function LevelSign({ entry }: { readonly entry: AgendaEntry }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const level = EVENT_LEVELS.find((each) => each === entry.score.level)
  if (level === undefined) return <span className="tb-soft lv-level">{say('agenda.no-level')}</span>
  return (
    <span className="lv-level">
      <svg width={32} height={18} viewBox="0 0 32 18" aria-hidden="true">
        {EVENT_LEVELS.slice(1).map((rung) => (
          <rect
            key={rung}
            x={rung * 6.4 - 6}
            y={17 - rung * 3.2}
            width={5}
            height={rung * 3.2}
            fill={rung <= level ? 'var(--tb-accent)' : 'none'}
            stroke="var(--tb-accent)"
          />
        ))}
      </svg>
      {say('agenda.level', { level, name: code(`level.${level}`) })}
    </span>
  )
}
