import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useMembership } from '#features/accounts/web/session.ts'
import { useImportMemory } from '#features/imports/web/import-memory.ts'
import { FACILITATORS } from '#kernel/access.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type Entering, MendingScreen } from '#platform/web/mending-screen.tsx'
import type { Asked } from '#platform/web/mending-state.ts'
import { Advice, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { LISTED_ACTOR_KINDS } from '../domain/actor.ts'
import { actorsWords } from '../words.ts'
import { ActorImports } from './actor-imports.tsx'
import { useActorsApi, useActorsChanged } from './actors-api.ts'

/** A list of organisations from drop to entering; the server judges it, since it knows the communes. */
export function ActorImportPage() {
  const say = useSay(actorsWords)
  const territoryId = usePathParam('territoryId')
  const membership = useMembership(territoryId)
  const api = useActorsApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const changed = useActorsChanged(territoryId)
  const evaluate = useJudgement(territoryId)
  const list = `/territoires/${territoryId}/acteurs`
  const mayWrite = membership !== undefined && FACILITATORS.includes(membership.role)
  const memory = useImportMemory(territoryId, 'actors')
  const enter = async ({ file, mending, mode, preview, progress }: Entering<Mending>) => {
    const made = await api.import({
      territoryId,
      file,
      mending: JSON.stringify(mending),
      mode,
      expected: preview.counts.enter,
      progress,
    })
    undoToast(say('import.entered', { n: made.rowsEntered, file: made.fileName }), () =>
      api.imports.remove({ territoryId, id: made.id, version: made.version }).then(changed),
    )
    void changed()
    void navigate({ to: list })
  }
  return (
    <Page
      title={say('import.title')}
      lead={say('import.lead')}
      crumbs={[
        ...(membership ? [{ label: membership.territoryName, to: `/territoires/${territoryId}` }] : []),
        { label: say('list.title'), to: list },
      ]}
      demonstration={membership?.demo ?? false}
      acts={
        <LinkButton look="quiet" to={list}>
          {say('import.back')}
        </LinkButton>
      }
    >
      {mayWrite ? (
        <MendingScreen<Mending>
          storageKey={`actors:${territoryId}`}
          title={say('import.drop')}
          help={say('import.drop-help')}
          words={actorsWords}
          evaluate={evaluate}
          enterLabel={(n) => say('import.enter', { n })}
          onEnter={enter}
          memory={memory}
        />
      ) : (
        membership && <Advice>{say('import.not-yours')}</Advice>
      )}
      <ActorImports territoryId={territoryId} mayWrite={mayWrite} />
    </Page>
  )
}

/** The server's preview, with the columns in the words of the screen. */
function useJudgement(territoryId: string) {
  const say = useSay(actorsWords)
  const api = useActorsApi()
  return useCallback(
    async ({ file, mending, signal }: Asked<Mending>) => {
      const preview = await api.preview({ territoryId, file, mending: JSON.stringify(mending) }, { signal })
      const model = preview.model.map((column) => ({
        ...column,
        label: say(`column.${column.field}` as 'column.name'),
        ...(column.field === 'kind'
          ? { choices: LISTED_ACTOR_KINDS.map((kind) => say(`kind.${kind}`)) }
          : {}),
      }))
      return { ...preview, model }
    },
    [api, say, territoryId],
  )
}
