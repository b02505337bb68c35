import { useState } from 'react'
import { foldText } from '#kernel/text-measure.ts'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { type MeetingForm, withId } from './meeting-form.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

export type MeetingPartProps = {
  readonly here: StakeholdersHere
  readonly form: MeetingForm
  readonly patch: (change: Partial<MeetingForm>) => void
}

/** From this many on, a field to find somebody. */
const MANY = 12

/** Everybody of the map with two boxes: invited, came. */
export function MeetingGuests({ here, form, patch }: MeetingPartProps) {
  const say = useSay(stakeholdersWords)
  const [q, setQ] = useState('')
  const shown = here.all.filter((each) => foldText(each.name).includes(foldText(q.trim())))
  const box = (list: 'invited' | 'present', id: string, name: string) => (
    <label className="sh-tick-box">
      <input
        type="checkbox"
        checked={form[list].includes(id)}
        disabled={!here.mayWrite}
        aria-label={`${say(`meeting.${list}`)}, ${name}`}
        onChange={(event) => patch({ [list]: withId(form[list], id, event.currentTarget.checked) })}
      />
    </label>
  )
  return (
    <Section
      title={say('meeting.guests')}
      lead={say('meeting.counts', { invited: form.invited.length, present: form.present.length })}
    >
      {here.all.length >= MANY && (
        <div className="sh-find tb-no-print">
          <TextField type="search" label={say('meeting.find')} value={q} onChange={setQ} />
        </div>
      )}
      <table className="sh-guests">
        <caption className="tb-hidden">{say('meeting.guests')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('sheet.name')}</th>
            <th scope="col">{say('meeting.invited')}</th>
            <th scope="col">{say('meeting.present')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, record }) => (
            <tr key={id} data-here={form.invited.includes(id) || form.present.includes(id) || undefined}>
              <th scope="row">
                {name}
                {record.urbalGroup && (
                  <span className="tb-soft"> · {say(`urbal-group.${record.urbalGroup}`)}</span>
                )}
              </th>
              <td>{box('invited', id, name)}</td>
              <td>{box('present', id, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
