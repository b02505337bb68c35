import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import type { FieldNames } from '#platform/web/stale-dialog.tsx'
import { EVENT_ITEMS } from '../domain/event.ts'
import { leverTexts } from '../domain/lever-catalogue.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { EventForm } from './event-form.ts'

const DAYS: readonly (keyof EventForm)[] = ['startsOn', 'endsOn', 'traceOn', 'followUpOn']

/** What each field of an event is called, and how its value is written, where two versions are compared. */
export function useEventNames() {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const names: FieldNames<EventForm> = {
    title: say('event.title'),
    kind: say('event.kind'),
    state: say('event.state'),
    openness: say('event.openness'),
    startsOn: say('event.day'),
    endsOn: say('event.last-day'),
    startsAt: say('event.from'),
    endsAt: say('event.to'),
    place: say('event.place'),
    communeCode: say('event.commune'),
    venue: say('event.venue'),
    level: say('score.level'),
    items: say('scale.items'),
    aims: say('event.aims'),
    levers: say('event.levers'),
    agenda: say('event.agenda'),
    report: say('minutes.report'),
    speechPercent: say('minutes.speech'),
    traceOn: say('minutes.trace'),
    followUpOn: say('minutes.follow-up'),
    note: say('event.note'),
  }
  const show = (field: keyof EventForm & string, form: EventForm): string => {
    const text = form[field]
    if (text === null || text === '') return ''
    if (DAYS.includes(field)) return formatDay(String(text), lang)
    if (field === 'kind') return code(`kind.${form.kind}`)
    if (field === 'state') return code(`state.${form.state}`)
    if (field === 'openness') return code(`openness.${form.openness}`)
    if (field === 'venue') return form.venue === '' ? '' : code(`venue.${form.venue}`)
    if (field === 'level') return form.level === null ? '' : `${form.level} · ${code(`level.${form.level}`)}`
    if (field === 'levers')
      return leverTexts(lang)
        .filter((lever) => form.levers.includes(lever.code))
        .map((lever) => lever.name)
        .join(', ')
    if (field === 'items')
      return EVENT_ITEMS.map(
        (item) => `${say(`item-short.${item}`)} : ${code(`answer.${form.items[item] ?? 'unknown'}`)}`,
      ).join('\n')
    return String(text)
  }
  return { names, show }
}
