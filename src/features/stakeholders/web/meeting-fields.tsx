import { DateField, Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { stakeholdersWords } from '../words.ts'
import type { MeetingForm } from './meeting-form.ts'

type MeetingFieldsProps = {
  readonly form: MeetingForm
  readonly patch: (change: Partial<MeetingForm>) => void
}

/** What, when, where, how long. */
export function MeetingFields({ form, patch }: MeetingFieldsProps) {
  const say = useSay(stakeholdersWords)
  return (
    <Form label={say('meeting.details')}>
      <TextField
        label={say('meeting.title')}
        value={form.title}
        maxLength={200}
        onChange={(title) => patch({ title })}
        error={form.title.trim() === '' ? say('sheet.name-missing') : undefined}
      />
      <DateField
        label={say('meeting.day')}
        optional
        value={form.heldOn}
        onChange={(heldOn) => patch({ heldOn })}
      />
      <TextField
        label={say('meeting.place')}
        optional
        value={form.place}
        maxLength={200}
        onChange={(place) => patch({ place })}
      />
      <NumberField
        label={say('meeting.minutes')}
        help={say('meeting.minutes-help')}
        optional
        short={false}
        unit="min"
        min={0}
        max={14_400}
        value={form.minutes}
        onChange={(minutes) => patch({ minutes })}
      />
      <TextField
        label={say('note')}
        optional
        lines={3}
        value={form.note}
        maxLength={4000}
        onChange={(note) => patch({ note })}
      />
    </Form>
  )
}
