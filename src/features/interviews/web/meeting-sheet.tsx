import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { agendaEntrySchema } from '#features/levers/contract.ts'
import { attendanceAddress, eventAddress } from '#features/levers/web/event-addresses.ts'
import { useLeversApi } from '#features/levers/web/levers-api.ts'
import { URBAL_GROUPS } from '#features/stakeholders/domain/stakeholder.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import type { InterviewForm } from './interview-form.ts'

type MeetingSheetProps = {
  readonly here: EvaluationHere
  readonly form: InterviewForm
  readonly patch: (change: Partial<InterviewForm>) => void
  readonly events: readonly z.infer<typeof agendaEntrySchema>[]
}

/** A meeting is an event of the agenda, which counts who came and keeps what was decided; here, who came by group, without names. */
export function MeetingSheet({ here, form, patch, events }: MeetingSheetProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const { lang } = useLang()
  return (
    <Section title={say('meeting.title')} lead={say('meeting.lead')}>
      <SelectField
        label={say('meeting.event')}
        help={say('meeting.event-help')}
        optional
        value={form.eventId}
        options={events.map(({ id, title, startsOn }) => ({
          value: id,
          label: startsOn ? `${title} (${formatDay(startsOn, lang)})` : title,
        }))}
        onChange={(eventId) => {
          const event = events.find(({ id }) => id === eventId)
          // What the agenda already says is not asked twice.
          patch({
            eventId,
            ...(event && form.takesPlaceOn === '' ? { takesPlaceOn: event.startsOn ?? '' } : {}),
            ...(event && form.startsAt === '' ? { startsAt: event.startsAt ?? '' } : {}),
            ...(event && form.place === '' ? { place: event.place } : {}),
          })
        }}
      />
      <fieldset className="iv-counts">
        <legend>{say('meeting.groups')}</legend>
        <p className="tb-soft">{say('meeting.groups-help')}</p>
        <div className="iv-fields">
          {URBAL_GROUPS.map((group) => (
            <NumberField
              key={group}
              label={code(`group.${group}`)}
              optional
              min={0}
              max={10_000}
              value={form.groupCounts[group] == null ? '' : String(form.groupCounts[group])}
              onChange={(typed) =>
                patch({
                  groupCounts: {
                    ...form.groupCounts,
                    [group]: typed === '' ? null : Math.round(Number(typed)),
                  },
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {form.eventId !== '' && <EventLook here={here} eventId={form.eventId} />}
    </Section>
  )
}

/** Who came by world, what was decided and what follows, as the agenda holds them; with the ways to its pages. */
function EventLook({ here, eventId }: { readonly here: EvaluationHere; readonly eventId: string }) {
  const say = useSay(interviewsScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const root = { root: `/territoires/${here.territoryId}` }
  const look = useQuery({
    queryKey: ['event-of-interview', here.territoryId, eventId],
    queryFn: async () => {
      const one = { territoryId: here.territoryId, eventId }
      const [diagnosis, decisions] = await Promise.all([
        api.diagnosis(one),
        api.decisions.list({ ...one, limit: 50 }),
      ])
      return { diagnosis, decisions: decisions.items }
    },
  })
  return (
    <Loaded query={look}>
      {({ diagnosis, decisions }) => (
        <div className="iv-box">
          <h3>{say('meeting.worlds')}</h3>
          {diagnosis.worlds.present.length === 0 ? (
            <p className="tb-soft">{say('meeting.no-worlds')}</p>
          ) : (
            <p>{diagnosis.worlds.present.map(({ name }) => name).join(' · ')}</p>
          )}
          <h3>{say('meeting.decisions')}</h3>
          {decisions.length === 0 ? (
            <p className="tb-soft">{say('meeting.no-decisions')}</p>
          ) : (
            <ul className="iv-plain">
              {decisions.map(({ id, what, who, dueOn }) => (
                <li key={id}>
                  {what}
                  <span className="tb-soft">
                    {[who, dueOn && formatDay(dueOn, lang)].filter(Boolean).map((each) => ` · ${each}`)}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <div className="tb-row">
            <LinkTo to={attendanceAddress(root, eventId)}>{say('meeting.go-door')}</LinkTo>
            <LinkTo to={eventAddress(root, eventId)}>{say('meeting.go-event')}</LinkTo>
          </div>
        </div>
      )}
    </Loaded>
  )
}
