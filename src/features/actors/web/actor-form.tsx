import './actors.css'
import { readSiret } from '#kernel/siret.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { ACTOR_KINDS, ACTOR_LIMITS, type ActorKind } from '../domain/actor.ts'
import { actorsWords } from '../words.ts'
import { type ActorRecord, useActorsApi, useActorsChanged, type useFacets } from './actors-api.ts'
import { type ChosenCommune, CommuneField } from './commune-field.tsx'
import { splitWorlds, WorldsField } from './worlds-field.tsx'

type ActorFormValue = {
  readonly name: string
  readonly kind: ActorKind
  readonly commune: ChosenCommune | null
  readonly siret: string
  readonly worlds: string
  readonly note: string
}

function fromForm({ commune, siret, worlds, ...plain }: ActorFormValue) {
  return {
    ...plain,
    communeCode: commune?.code ?? null,
    siret: siret.trim() === '' ? null : siret,
    worlds: splitWorlds(worlds),
  }
}

type ActorFormProps = {
  readonly territoryId: string
  readonly actor: ActorRecord
  readonly facets: NonNullable<ReturnType<typeof useFacets>['data']>
  readonly mayWrite: boolean
}

export function ActorForm({ territoryId, actor, facets, mayWrite }: ActorFormProps) {
  const say = useSay(actorsWords)
  const api = useActorsApi()
  const changed = useActorsChanged(territoryId)
  const communes = new Map(facets.communes.map(({ code, name }) => [code, name]))
  const read = (record: ActorRecord): ActorFormValue => ({
    name: record.name,
    kind: record.kind,
    commune:
      record.communeCode === null
        ? null
        : { code: record.communeCode, name: communes.get(record.communeCode) ?? record.communeCode },
    siret: record.siret ?? '',
    worlds: record.worlds.join(', '),
    note: record.note,
  })
  const draft = useDraft(`actor:${actor.id}`, read(actor))
  const saving = useSaving({
    draft,
    version: actor.version,
    delayMs: 0,
    save: (_: ActorFormValue, version, change) =>
      api.actors.update({ territoryId, id: actor.id, version, ...change(fromForm) }),
    read: (record) => {
      const { commune, ...plain } = read(record)
      // The reply knows the code only: the name is the one that was just chosen.
      const chosen = draft.value.commune
      return { ...plain, commune: chosen && chosen.code === commune?.code ? chosen : commune }
    },
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  const siretProblem = siretProblemOf(value.siret)
  return (
    <Form onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      <TextField
        label={say('field.name')}
        value={value.name}
        maxLength={ACTOR_LIMITS.name}
        disabled={!mayWrite}
        error={value.name.trim() === '' ? say('problem.actors.name-missing') : undefined}
        onChange={(name) => patch({ name })}
      />
      <SelectField
        label={say('field.kind')}
        value={value.kind}
        disabled={!mayWrite}
        options={ACTOR_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        onChange={(kind) => kind !== '' && patch({ kind })}
      />
      <CommuneField
        territoryId={territoryId}
        label={say('field.commune')}
        help={say('field.commune-help')}
        optional
        disabled={!mayWrite}
        value={value.commune}
        onChange={(commune) => patch({ commune })}
      />
      <TextField
        label={say('field.siret')}
        help={say('field.siret-help')}
        optional
        value={value.siret}
        disabled={!mayWrite}
        error={siretProblem && say(`problem.actors.siret-${siretProblem}`)}
        onChange={(siret) => patch({ siret })}
      />
      <WorldsField
        value={value.worlds}
        known={facets.worlds.map(({ world }) => world)}
        disabled={!mayWrite}
        onChange={(worlds) => patch({ worlds })}
      />
      <TextField
        label={say('field.note')}
        help={say('field.note-help')}
        optional
        lines={4}
        maxLength={ACTOR_LIMITS.note}
        value={value.note}
        disabled={!mayWrite}
        onChange={(note) => patch({ note })}
      />
      {mayWrite && (
        <SaveBar
          saving={saving}
          names={{
            name: say('field.name'),
            kind: say('field.kind'),
            commune: say('field.commune'),
            siret: say('field.siret'),
            worlds: say('field.worlds'),
            note: say('field.note'),
          }}
          show={(field, version) => {
            if (field === 'kind') return say(`kind.${version.kind}`)
            return field === 'commune' ? (version.commune?.name ?? '') : version[field]
          }}
        />
      )}
    </Form>
  )
}

/** Said once fourteen digits are written, or what is written cannot become them. */
function siretProblemOf(text: string): 'shape' | 'checksum' | 'rounded' | undefined {
  if (text.trim() === '') return undefined
  const reading = readSiret(text)
  if ('siret' in reading) return undefined
  return /^[\d\s]{0,16}$/.test(text) && reading.problem === 'shape' && text.replace(/\s/g, '').length < 14
    ? 'shape'
    : reading.problem
}
