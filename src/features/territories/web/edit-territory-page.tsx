import './territories.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { LoadedPage } from '#platform/web/fallback-pages.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { territoriesWords } from '../words.ts'
import { DrawingBoard } from './drawing-board.tsx'
import { type Territory, useTerritoriesApi, useTerritory, useTerritoryChanged } from './territories-api.ts'
import { TerritoryFields, type TerritoryForm } from './territory-fields.tsx'

export function EditTerritoryPage() {
  const territory = useTerritory(usePathParam('territoryId'))
  return <LoadedPage query={territory}>{(read) => <EditPage key={read.id} territory={read} />}</LoadedPage>
}

function toForm({ name, note, selection }: Territory): TerritoryForm {
  const areas = (list: Territory['selection']['include']) => list.map(({ kind, code }) => ({ kind, code }))
  return { name, note, selection: { include: areas(selection.include), exclude: areas(selection.exclude) } }
}

function EditPage({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const { id, name, role, demo } = territory
  return (
    <Page
      title={say('edit.title')}
      lead={say('edit.lead')}
      crumbs={[{ label: name, to: `/territoires/${id}` }]}
      demonstration={demo}
    >
      {role === 'owner' || role === 'facilitator' ? (
        <EditForm territory={territory} />
      ) : (
        <p className="tb-soft">{say('edit.not-allowed')}</p>
      )}
      {role === 'owner' && <DeleteTerritory territory={territory} />}
    </Page>
  )
}

function EditForm({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const changed = useTerritoryChanged()
  const draft = useDraft(`territory:${territory.id}`, toForm(territory))
  const saving = useSaving({
    draft,
    version: territory.version,
    delayMs: 0,
    save: (values, version) => api.update({ territoryId: territory.id, version, values }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  return (
    <div className="tb-stack terr-form">
      <DraftFound draft={draft} />
      <TerritoryFields
        form={value}
        patch={patch}
        nameError={value.name.trim() === '' ? say('field.name-missing') : undefined}
      />
      <Section title={say('new.draw')}>
        <DrawingBoard
          selection={value.selection}
          onChange={(selection) => patch({ selection })}
          name={value.name}
          redrawn={territory.id}
          error={value.selection.include.length === 0 ? say('problem.territories.no-commune') : undefined}
        />
      </Section>
      <SaveBar
        saving={saving}
        names={{ name: say('field.name'), note: say('field.note'), selection: say('new.draw') }}
        show={(field, of) =>
          field === 'selection'
            ? say('edit.drawn', { n: of.selection.include.length, out: of.selection.exclude.length })
            : String(of[field])
        }
      />
    </div>
  )
}

function DeleteTerritory({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const changed = useTerritoryChanged()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const { id, name, version } = territory
  const remove = useMutation({
    mutationFn: async () => {
      await api.remove({ territoryId: id, version })
      await navigate({ to: '/' })
      await changed()
      undoToast(say('delete.done', { name }), () => api.restore({ id }).then(changed))
    },
  })
  return (
    <Section title={say('delete.title')} lead={say('delete.lead')}>
      <ProblemNotice problem={remove.error} />
      <div className="tb-row">
        <Button look="second" onClick={() => remove.mutate()} busy={remove.isPending}>
          {say('delete.submit')}
        </Button>
      </div>
    </Section>
  )
}
