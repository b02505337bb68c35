import { CommuneField } from '#features/actors/web/commune-field.tsx'
import { useCommuneName } from '#features/actors/web/commune-name.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { ACTION_KINDS, ACTION_STATES, type ActionKind, type ActionState } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { type ActionRecord, useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type ActionFields = {
  readonly title: string
  readonly kind: ActionKind
  readonly state: ActionState
  readonly startedOn: string
  readonly endedOn: string
  readonly place: string
  readonly communeCode: string | null
  readonly theme: string
  readonly note: string
}

const toForm = (action: ActionRecord): ActionFields => ({
  title: action.title,
  kind: action.kind,
  state: action.state,
  startedOn: action.startedOn ?? '',
  endedOn: action.endedOn ?? '',
  place: action.place,
  communeCode: action.communeCode,
  theme: action.theme,
  note: action.note,
})

const fromForm = ({ startedOn, endedOn, ...plain }: ActionFields) => ({
  ...plain,
  startedOn: startedOn || null,
  endedOn: endedOn || null,
})

/** What the action is, where it stands, when and where it takes place. */
export function ActionForm({ here, action }: { readonly here: NetworkHere; readonly action: ActionRecord }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`action:${action.id}`, action, toForm)
  const saving = useSaving<ActionFields, ActionRecord>({
    draft,
    version,
    delayMs: 0,
    save: (_, at, change) =>
      api.actions.update({
        territoryId: here.territoryId,
        id: action.id,
        version: at,
        ...change(fromForm),
      }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  const communeName = useCommuneName(value.communeCode)
  const disabled = !here.mayWrite
  return (
    <Section title={say('action.about')}>
      <Form onSubmit={saving.saveNow} label={say('action.about')}>
        <DraftFound draft={draft} />
        <TextField
          label={say('actions.name')}
          value={value.title}
          maxLength={200}
          disabled={disabled}
          onChange={(title) => patch({ title })}
        />
        <div className="wo-pair">
          <SelectField
            label={say('actions.kind')}
            value={value.kind}
            disabled={disabled}
            options={ACTION_KINDS.map((kind) => ({ value: kind, label: say(`action.${kind}`) }))}
            onChange={(kind) => kind !== '' && patch({ kind })}
          />
          <SelectField
            label={say('actions.state')}
            value={value.state}
            disabled={disabled}
            options={ACTION_STATES.map((state) => ({ value: state, label: say(`action-state.${state}`) }))}
            onChange={(state) => state !== '' && patch({ state })}
          />
          <DateField
            label={say('action.started')}
            optional
            value={value.startedOn}
            disabled={disabled}
            onChange={(startedOn) => patch({ startedOn })}
          />
          <DateField
            label={say('action.ended')}
            optional
            value={value.endedOn}
            disabled={disabled}
            error={
              value.startedOn !== '' && value.endedOn !== '' && value.endedOn < value.startedOn
                ? say('problem.worlds.days-reversed')
                : undefined
            }
            onChange={(endedOn) => patch({ endedOn })}
          />
        </div>
        <TextField
          label={say('action.place')}
          optional
          value={value.place}
          maxLength={200}
          disabled={disabled}
          onChange={(place) => patch({ place })}
        />
        <CommuneField
          territoryId={here.territoryId}
          label={say('action.commune')}
          optional
          disabled={disabled}
          value={value.communeCode === null ? null : { code: value.communeCode, name: communeName }}
          onChange={(commune) => patch({ communeCode: commune?.code ?? null })}
        />
        <TextField
          label={say('action.theme')}
          help={say('action.theme-help')}
          optional
          value={value.theme}
          maxLength={200}
          disabled={disabled}
          onChange={(theme) => patch({ theme })}
        />
        <TextField
          label={say('world.note')}
          optional
          lines={3}
          maxLength={4000}
          value={value.note}
          disabled={disabled}
          onChange={(note) => patch({ note })}
        />
        {here.mayWrite && (
          <SaveBar
            saving={saving}
            names={{
              title: say('actions.name'),
              kind: say('actions.kind'),
              state: say('actions.state'),
              startedOn: say('action.started'),
              endedOn: say('action.ended'),
              place: say('action.place'),
              communeCode: say('action.commune'),
              theme: say('action.theme'),
              note: say('world.note'),
            }}
            show={(field, form) =>
              field === 'kind'
                ? say(`action.${form.kind}`)
                : field === 'state'
                  ? say(`action-state.${form.state}`)
                  : (form[field] ?? '')
            }
          />
        )}
      </Form>
    </Section>
  )
}
