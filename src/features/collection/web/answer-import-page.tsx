import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useImportMemory } from '#features/imports/web/import-memory.ts'
import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import { textIn } from '#features/questionnaires/domain/form.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { type Entering, MendingScreen } from '#platform/web/mending-screen.tsx'
import type { Asked } from '#platform/web/mending-state.ts'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { collectionWords } from '../words.ts'
import { AnswerImports } from './answer-imports.tsx'
import { collectionAddress } from './collection-addresses.ts'
import { useCompiledVersion, useGroups } from './collection-api.ts'
import { type CollectionScope, useCollectionApi, useCollectionChanged } from './collection-client.ts'
import { CollectionFrame, type CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** Answers that were collected elsewhere: a table, dropped, mended and entered. */
export function AnswerImportPage() {
  const say = useSay(teamWords)
  return (
    <CollectionFrame
      title={(title) => say('import.title', { title })}
      lead={say('import.lead')}
      acts={({ scope }) => (
        <LinkButton look="second" to={collectionAddress(scope, scope.collectionId, 'reponses')}>
          {say('answer.all')}
        </LinkButton>
      )}
    >
      {(at) =>
        !at.here.mayWrite || at.collection.versionId === null ? (
          <Advice>{say(at.here.mayWrite ? 'import.not-open' : 'import.not-yours')}</Advice>
        ) : (
          <Importing {...at} />
        )
      }
    </CollectionFrame>
  )
}

function Importing(at: CollectionHere) {
  const { scope, collection } = at
  const version = useCompiledVersion(scope, collection.questionnaireId, collection.versionId)
  return (
    <>
      <Loaded query={version}>{(compiled) => <ImportScreen at={at} compiled={compiled} />}</Loaded>
      <AnswerImports scope={scope} />
    </>
  )
}

type ImportScreenProps = { readonly at: CollectionHere; readonly compiled: CompiledForm }

function ImportScreen({ at: { scope, collection }, compiled }: ImportScreenProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const changed = useCollectionChanged(scope.evaluationId)
  const memory = useImportMemory(scope.territoryId, `answers ${collection.questionnaireId}`)
  const evaluate = useJudgement(scope, compiled)
  const enter = async ({ file, mending, mode, preview, progress }: Entering<Mending>) => {
    const made = await api.imports.create({
      ...scope,
      file,
      lang,
      mending: JSON.stringify(mending),
      mode,
      expected: preview.counts.enter,
      progress,
    })
    undoToast(say('import.entered', { n: made.rowsEntered, file: made.fileName }), () =>
      api.imports.remove({ ...scope, id: made.id, version: made.version }).then(changed),
    )
    void changed()
    void navigate({ to: collectionAddress(scope, scope.collectionId, 'reponses') })
  }
  return (
    <MendingScreen<Mending>
      storageKey={`answers:${scope.collectionId}`}
      title={say('import.drop')}
      help={say('import.drop-help')}
      words={collectionWords}
      evaluate={evaluate}
      enterLabel={(n) => say('import.enter', { n })}
      onEnter={enter}
      memory={memory}
    />
  )
}

/** The server's judgement, its columns under the questions as people read them, with the choices that a cell takes. */
function useJudgement({ territoryId, evaluationId, collectionId }: CollectionScope, compiled: CompiledForm) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const groups = useGroups({ territoryId, evaluationId, collectionId }).data
  const shownOf = useMemo(() => {
    const { byName, choices, form } = compiled
    const labels = (list: string | undefined) =>
      [...(choices.get(list ?? '')?.values() ?? [])].map(
        ({ name, label }) => textIn(label, lang, form) || name,
      )
    return (field: string): { label: string; choices?: string[] } => {
      if (field === '@group') {
        const names = groups?.map(({ name }) => name) ?? []
        return { label: say('link.group'), ...(names.length > 0 ? { choices: names } : {}) }
      }
      if (field === '@day') return { label: say('import.day') }
      if (field === '@sheet') return { label: say('keying.sheet') }
      const other = byName.get(byName.get(field)?.otherOf ?? '')?.item
      if (other) return { label: `${textIn(other.label, lang, form) || other.name} · ${say('answer.other')}` }
      const dot = field.indexOf('.')
      const item = (byName.get(field) ?? byName.get(field.slice(0, dot)))?.item
      if (item?.kind !== 'question') return { label: field }
      const label = textIn(item.label, lang, form) || item.name
      const row = byName.has(field) ? undefined : choices.get(item.rows ?? '')?.get(field.slice(dot + 1))
      const whole = row ? `${label} · ${textIn(row.label, lang, form) || row.name}` : label
      const isOne = item.type === 'one' || item.type === 'matrix'
      return { label: whole, ...(isOne ? { choices: labels(item.list) } : {}) }
    }
  }, [compiled, groups, lang, say])
  return useCallback(
    async ({ file, mending, signal }: Asked<Mending>) => {
      const asked = { territoryId, evaluationId, collectionId, file, lang, mending: JSON.stringify(mending) }
      const preview = await api.imports.preview(asked, { signal })
      return { ...preview, model: preview.model.map((column) => ({ ...column, ...shownOf(column.field) })) }
    },
    [api, shownOf, lang, territoryId, evaluationId, collectionId],
  )
}
