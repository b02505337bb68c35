import { useSaving } from '#platform/web/autosave.ts'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import type { Audience, Relay } from '../contract.ts'
import { JUDGEMENT_LEVELS } from '../domain/governance.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type RelayFields = Pick<
  Relay,
  'capacity' | 'expects' | 'cost' | 'lastAction' | 'result' | 'note' | 'audiences'
> & {
  readonly size: string
  readonly trust: string
  readonly lastActionOn: string
  readonly hasMobilised: 'yes' | 'no' | 'unknown'
}

const toForm = (relay: Relay): RelayFields => {
  const { capacity, expects, cost, lastAction, result, note, audiences } = relay
  return {
    capacity,
    expects,
    cost,
    lastAction,
    result,
    note,
    audiences,
    size: relay.size === null ? '' : String(relay.size),
    trust: relay.trust === null ? '' : String(relay.trust),
    lastActionOn: relay.lastActionOn ?? '',
    hasMobilised: relay.hasMobilised === null ? 'unknown' : relay.hasMobilised ? 'yes' : 'no',
  }
}

const fromForm = ({ size, trust, lastActionOn, hasMobilised, ...plain }: RelayFields) => ({
  ...plain,
  size: size === '' ? null : Math.round(Number(size)),
  trust: trust === '' ? null : Number(trust),
  lastActionOn: lastActionOn === '' ? null : lastActionOn,
  hasMobilised: hasMobilised === 'unknown' ? null : hasMobilised === 'yes',
})

const TEXTS = ['capacity', 'expects', 'cost'] as const
const MOST = { capacity: 1000, expects: 1000, cost: 500 } as const

type RelayFormProps = {
  readonly here: LeversHere
  readonly relay: Relay
  readonly name: string
  readonly audiences: readonly Audience[]
}

/** The sheet of a relay to fill in, in the order in which a first conversation goes. */
export function RelayForm({ here, relay, name, audiences }: RelayFormProps) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`relay:${relay.id}`, relay, toForm)
  const saving = useSaving<RelayFields, Relay>({
    draft,
    version,
    delayMs: 0,
    save: (_, at, change) =>
      api.relays.update({ territoryId: here.territoryId, id: relay.id, version: at, ...change(fromForm) }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  return (
    <Form label={say('acts.change-of', { name })} onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      {audiences.length > 0 && (
        <ManyChoices
          label={say('relays.publics')}
          row
          values={value.audiences}
          choices={audiences.map((audience) => ({ value: audience.id, label: audience.name }))}
          onChange={(chosen) => patch({ audiences: [...chosen] })}
        />
      )}
      <SelectField
        label={say('relays.trust')}
        help={say('relays.trust-help')}
        optional
        none={say('relays.unknown')}
        value={value.trust}
        options={JUDGEMENT_LEVELS.map((level) => ({
          value: String(level),
          label: `${level} · ${sayCode(`trust.${level}`)}`,
        }))}
        onChange={(trust) => patch({ trust })}
      />
      <NumberField
        label={say('relays.size')}
        help={say('relays.size-help')}
        optional
        min={0}
        value={value.size}
        onChange={(size) => patch({ size })}
      />
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={say(`relays.${field}`)}
          help={say(`relays.${field}-help`)}
          optional
          lines={2}
          maxLength={MOST[field]}
          value={value[field]}
          onChange={(text) => patch({ [field]: text })}
        />
      ))}
      <TextField
        label={say('relays.last')}
        help={say('relays.last-help')}
        optional
        maxLength={500}
        value={value.lastAction}
        onChange={(lastAction) => patch({ lastAction })}
      />
      <DateField
        label={say('relays.last-on')}
        optional
        value={value.lastActionOn}
        max={here.today}
        onChange={(lastActionOn) => patch({ lastActionOn })}
      />
      <Choices
        label={say('relays.mobilised')}
        row
        value={value.hasMobilised}
        choices={[
          { value: 'yes', label: say('relays.yes') },
          { value: 'no', label: say('relays.no') },
          { value: 'unknown', label: say('relays.unknown') },
        ]}
        onChange={(hasMobilised) => patch({ hasMobilised })}
      />
      <TextField
        label={say('relays.result')}
        help={say('relays.result-help')}
        optional
        lines={2}
        maxLength={2000}
        value={value.result}
        onChange={(result) => patch({ result })}
      />
      <TextField
        label={say('relays.note')}
        optional
        lines={2}
        maxLength={2000}
        value={value.note}
        onChange={(note) => patch({ note })}
      />
      <SaveBar
        saving={saving}
        names={{
          audiences: say('relays.publics'),
          trust: say('relays.trust'),
          size: say('relays.size'),
          capacity: say('relays.capacity'),
          expects: say('relays.expects'),
          cost: say('relays.cost'),
          lastAction: say('relays.last'),
          lastActionOn: say('relays.last-on'),
          hasMobilised: say('relays.mobilised'),
          result: say('relays.result'),
          note: say('relays.note'),
        }}
        show={(field, form) =>
          field === 'audiences'
            ? audiences
                .filter(({ id }) => form.audiences.includes(id))
                .map((audience) => audience.name)
                .join(', ')
            : field === 'hasMobilised'
              ? say(`relays.${form.hasMobilised}`)
              : String(form[field])
        }
      />
    </Form>
  )
}
