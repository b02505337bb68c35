import { useSaving } from '#platform/web/autosave.ts'
import { Choices } from '#platform/web/choices.tsx'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import type { TerritoryExchange } from '../contract.ts'
import { EVENT_STATES, EXCHANGE_FORMS } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { ExchangeWith, type With } from './exchange-with.tsx'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type Fields = Pick<TerritoryExchange, 'title' | 'form' | 'state' | 'lessons' | 'takenHome' | 'note'> & {
  readonly other: With
  readonly heldOn: string
  readonly isFormal: 'yes' | 'no' | 'unknown'
}

const toForm = (exchange: TerritoryExchange): Fields => {
  const { title, form, state, lessons, takenHome, note, otherName, otherTerritoryId } = exchange
  return {
    title,
    form,
    state,
    lessons,
    takenHome,
    note,
    other: { otherName, otherTerritoryId },
    heldOn: exchange.heldOn ?? '',
    isFormal: exchange.isFormal === null ? 'unknown' : exchange.isFormal ? 'yes' : 'no',
  }
}

const fromForm = ({ other, heldOn, isFormal, ...plain }: Fields) => ({
  ...plain,
  ...other,
  heldOn: heldOn === '' ? null : heldOn,
  isFormal: isFormal === 'unknown' ? null : isFormal === 'yes',
})

const TEXTS = ['lessons', 'takenHome', 'note'] as const

type ExchangeFormProps = { readonly here: LeversHere; readonly exchange: TerritoryExchange }

/** Everything that is kept of an exchange; what was taken home matters most. */
export function ExchangeForm({ here, exchange }: ExchangeFormProps) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`exchange:${exchange.id}`, exchange, toForm)
  const saving = useSaving<Fields, TerritoryExchange>({
    draft,
    version,
    delayMs: 0,
    save: (_, at, change) =>
      api.exchanges.update({
        territoryId: here.territoryId,
        id: exchange.id,
        version: at,
        ...change(fromForm),
      }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  return (
    <Form label={say('acts.change-of', { name: exchange.title })} onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      <TextField
        label={say('exchanges.what')}
        value={value.title}
        maxLength={200}
        onChange={(title) => patch({ title })}
      />
      <ExchangeWith
        territoryId={here.territoryId}
        value={value.other}
        onChange={(other) => patch({ other })}
      />
      <SelectField
        label={say('exchanges.form')}
        value={value.form}
        options={EXCHANGE_FORMS.map((form) => ({ value: form, label: sayCode(`exchange-form.${form}`) }))}
        onChange={(form) => form !== '' && patch({ form })}
      />
      <DateField label={say('exchanges.day')} value={value.heldOn} onChange={(heldOn) => patch({ heldOn })} />
      <Choices
        label={say('exchanges.state')}
        row
        value={value.state}
        choices={EVENT_STATES.map((state) => ({ value: state, label: sayCode(`state.${state}`) }))}
        onChange={(state) => patch({ state })}
      />
      <Choices
        label={say('exchanges.formal')}
        help={say('exchanges.formal-help')}
        row
        value={value.isFormal}
        choices={(['yes', 'no', 'unknown'] as const).map((answer) => ({
          value: answer,
          label: say(`relays.${answer}`),
        }))}
        onChange={(isFormal) => patch({ isFormal })}
      />
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={say(`exchanges.${field}`)}
          optional
          lines={field === 'note' ? 2 : 3}
          maxLength={field === 'note' ? 2000 : 4000}
          value={value[field]}
          onChange={(text) => patch({ [field]: text })}
        />
      ))}
      <SaveBar
        saving={saving}
        names={{
          title: say('exchanges.what'),
          other: say('exchanges.with'),
          form: say('exchanges.form'),
          heldOn: say('exchanges.day'),
          state: say('exchanges.state'),
          isFormal: say('exchanges.formal'),
          lessons: say('exchanges.lessons'),
          takenHome: say('exchanges.takenHome'),
          note: say('exchanges.note'),
        }}
        show={(field, form) => (field === 'other' ? form.other.otherName : String(form[field]))}
      />
    </Form>
  )
}
