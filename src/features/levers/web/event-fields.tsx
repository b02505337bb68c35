import { CommuneField } from '#features/actors/web/commune-field.tsx'
import { useCommuneName } from '#features/actors/web/commune-name.ts'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EVENT_KIND_NAMES, EVENT_KINDS, EVENT_STATES, OPENNESS, VENUES } from '../domain/event.ts'
import { leverTexts } from '../domain/lever-catalogue.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { EventForm } from './event-form.ts'
import type { LeversHere } from './levers-frame.tsx'
import { TimeField } from './time-field.tsx'

export type EventPartProps = {
  readonly here: LeversHere
  readonly form: EventForm
  readonly patch: (change: Partial<EventForm>) => void
  readonly disabled: boolean
}

/** What, when, where, for whom. */
export function EventFields({ here, form, patch, disabled }: EventPartProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  return (
    <fieldset className="lv-fields" disabled={disabled}>
      <legend className="tb-hidden">{say('event.what')}</legend>
      <div className="lv-wide" data-field="title">
        <TextField
          label={say('event.title')}
          value={form.title}
          maxLength={200}
          error={form.title.trim() === '' ? say('event.title-missing') : undefined}
          onChange={(title) => patch({ title })}
        />
      </div>
      <SelectField
        label={say('event.kind')}
        value={form.kind}
        options={EVENT_KIND_NAMES.map((value) => ({ value, label: code(`kind.${value}`) }))}
        onChange={(kind) => {
          if (kind === '') return
          // the form says the level that it usually has; one that was said stands
          patch({ kind, ...(form.level === null ? { level: EVENT_KINDS[kind] } : {}) })
        }}
      />
      <SelectField
        label={say('event.venue')}
        optional
        value={form.venue}
        none={say('event.venue-unknown')}
        options={VENUES.map((value) => ({ value, label: code(`venue.${value}`) }))}
        onChange={(venue) => patch({ venue })}
      />
      <When form={form} patch={patch} />
      <Where here={here} form={form} patch={patch} />
      <div data-field="state">
        <Choices
          label={say('event.state')}
          row
          value={form.state}
          choices={EVENT_STATES.map((value) => ({ value, label: code(`state.${value}`) }))}
          onChange={(state) => patch({ state })}
        />
      </div>
      <Choices
        label={say('event.openness')}
        row
        value={form.openness}
        choices={OPENNESS.map((value) => ({ value, label: code(`openness.${value}`) }))}
        onChange={(openness) => patch({ openness })}
      />
      <Why form={form} patch={patch} />
    </fieldset>
  )
}

function When({ form, patch }: Pick<EventPartProps, 'form' | 'patch'>) {
  const say = useSay(leversScreensWords)
  const isMissing = form.state === 'held' && form.startsOn === ''
  const isReversed = form.endsOn !== '' && form.startsOn !== '' && form.endsOn < form.startsOn
  return (
    <div className="lv-wide lv-four">
      <DateField
        label={say('event.day')}
        value={form.startsOn}
        error={isMissing ? say('event.day-missing') : undefined}
        onChange={(startsOn) => patch({ startsOn })}
      />
      <TimeField
        label={say('event.from')}
        optional
        value={form.startsAt}
        onChange={(startsAt) => patch({ startsAt })}
      />
      <TimeField
        label={say('event.to')}
        optional
        value={form.endsAt}
        onChange={(endsAt) => patch({ endsAt })}
      />
      <DateField
        label={say('event.last-day')}
        optional
        value={form.endsOn}
        min={form.startsOn}
        error={isReversed ? say('event.days-reversed') : undefined}
        onChange={(endsOn) => patch({ endsOn })}
      />
    </div>
  )
}

function Where({ here, form, patch }: Pick<EventPartProps, 'here' | 'form' | 'patch'>) {
  const say = useSay(leversScreensWords)
  const name = useCommuneName(form.communeCode)
  return (
    <>
      <TextField
        label={say('event.place')}
        optional
        value={form.place}
        maxLength={200}
        onChange={(place) => patch({ place })}
      />
      <CommuneField
        territoryId={here.territoryId}
        label={say('event.commune')}
        optional
        value={form.communeCode === null ? null : { code: form.communeCode, name }}
        onChange={(commune) => patch({ communeCode: commune?.code ?? null })}
      />
    </>
  )
}

function Why({ form, patch }: Pick<EventPartProps, 'form' | 'patch'>) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  return (
    <>
      <div className="lv-wide">
        <ManyChoices
          label={say('event.levers')}
          optional
          row
          values={form.levers}
          choices={leverTexts(lang).map(({ code: value, name }) => ({ value, label: name }))}
          onChange={(levers) => patch({ levers })}
        />
      </div>
      <div className="lv-wide">
        <TextField
          label={say('event.aims')}
          help={say('event.aims-help')}
          optional
          lines={2}
          maxLength={2000}
          value={form.aims}
          onChange={(aims) => patch({ aims })}
        />
      </div>
      <div className="lv-wide">
        <TextField
          label={say('event.agenda')}
          help={say('event.agenda-help')}
          optional
          lines={4}
          maxLength={20_000}
          value={form.agenda}
          onChange={(agenda) => patch({ agenda })}
        />
      </div>
    </>
  )
}
