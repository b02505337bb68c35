import { useSaving } from '#platform/web/autosave.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { WORLD_LIMITS } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkChanged, type WorldRecord } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type WorldFields = {
  readonly name: string
  readonly theme: string
  readonly conventions: string
  /** One a line. */
  readonly sites: string
  readonly note: string
}

const toForm = ({ name, theme, conventions, sites, note }: WorldRecord): WorldFields => ({
  name,
  theme,
  conventions,
  sites: sites.join('\n'),
  note,
})

const fromForm = ({ sites, ...plain }: WorldFields) => ({
  ...plain,
  sites: sites
    .split('\n')
    .map((site) => site.trim())
    .filter((site) => site !== '')
    .slice(0, WORLD_LIMITS.sites),
})

/** What the world is: its name, the activity that is shared, what goes without saying, its places. */
export function WorldForm({ here, world }: { readonly here: NetworkHere; readonly world: WorldRecord }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`world:${world.id}`, world, toForm)
  const saving = useSaving<WorldFields, WorldRecord>({
    draft,
    version,
    delayMs: 0,
    save: (_, at, change) =>
      api.worlds.update({
        territoryId: here.territoryId,
        id: world.id,
        version: at,
        ...change(fromForm),
      }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  const disabled = !here.mayWrite
  return (
    <Section title={say('world.about')}>
      <Form onSubmit={saving.saveNow} label={say('world.about')}>
        <DraftFound draft={draft} />
        <TextField
          label={say('worlds.name')}
          value={value.name}
          maxLength={WORLD_LIMITS.name}
          disabled={disabled}
          onChange={(name) => patch({ name })}
        />
        <TextField
          label={say('world.theme')}
          help={say('world.theme-help')}
          optional
          lines={2}
          maxLength={WORLD_LIMITS.theme}
          value={value.theme}
          disabled={disabled}
          onChange={(theme) => patch({ theme })}
        />
        <TextField
          label={say('world.conventions')}
          help={say('world.conventions-help')}
          optional
          lines={3}
          maxLength={WORLD_LIMITS.conventions}
          value={value.conventions}
          disabled={disabled}
          onChange={(conventions) => patch({ conventions })}
        />
        <TextField
          label={say('world.sites')}
          help={say('world.sites-help')}
          optional
          lines={3}
          value={value.sites}
          disabled={disabled}
          onChange={(sites) => patch({ sites })}
        />
        <TextField
          label={say('world.note')}
          optional
          lines={2}
          maxLength={4000}
          value={value.note}
          disabled={disabled}
          onChange={(note) => patch({ note })}
        />
        {here.mayWrite && (
          <SaveBar
            saving={saving}
            names={{
              name: say('worlds.name'),
              theme: say('world.theme'),
              conventions: say('world.conventions'),
              sites: say('world.sites'),
              note: say('world.note'),
            }}
          />
        )}
      </Form>
    </Section>
  )
}
