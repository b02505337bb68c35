import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useLines, useScope } from '#features/framework/web/framework-state.ts'
import { useImportMemory } from '#features/imports/web/import-memory.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type Entering, MendingScreen } from '#platform/web/mending-screen.tsx'
import type { Asked } from '#platform/web/mending-state.ts'
import { Advice } from '#platform/web/page.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { CONFIDENCES, MISSING_REASONS } from '../domain/observation.ts'
import { indicatorsWords } from '../words.ts'
import { useIndicatorsApi, useValuesChanged } from './indicators-api.ts'
import { ValueImports } from './value-imports.tsx'

/** A table of values from drop to entering; the server judges it against the framework. */
export function ValueImportPage() {
  const say = useSay(indicatorsWords)
  const { base: _, ...scope } = useScope()
  const { territoryId, evaluationId } = scope
  const api = useIndicatorsApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const changed = useValuesChanged(evaluationId)
  const memory = useImportMemory(territoryId, 'observations')
  const evaluate = useJudgement(scope)
  const back = evaluationAddress(territoryId, evaluationId, 'valeurs')
  const enter = async ({ file, mending, mode, preview, progress }: Entering<Mending>) => {
    const made = await api.observationImports.create({
      ...scope,
      file,
      mending: JSON.stringify(mending),
      mode,
      expected: preview.counts.enter,
      progress,
    })
    undoToast(say('import.entered', { n: made.rowsEntered, file: made.fileName }), () =>
      api.observationImports.remove({ ...scope, id: made.id, version: made.version }).then(changed),
    )
    void changed()
    void navigate({ to: back })
  }
  return (
    <EvaluationPage
      title={say('import.title')}
      lead={say('import.lead')}
      acts={() => (
        <LinkButton look="second" to={back}>
          {say('import.back')}
        </LinkButton>
      )}
    >
      {(here) => (
        <>
          {here.mayContribute ? (
            <MendingScreen<Mending>
              storageKey={`observations:${evaluationId}`}
              title={say('import.drop')}
              help={say('import.drop-help')}
              words={indicatorsWords}
              evaluate={evaluate}
              enterLabel={(n) => say('import.enter', { n })}
              onEnter={enter}
              memory={memory}
            />
          ) : (
            <Advice>{say('import.not-yours')}</Advice>
          )}
          <ValueImports scope={scope} mayContribute={here.mayContribute} />
        </>
      )}
    </EvaluationPage>
  )
}

type Scope = { readonly territoryId: string; readonly evaluationId: string }

/** The server's preview, with the columns and what they take in the words of the screen. */
function useJudgement(scope: Scope) {
  const { territoryId, evaluationId } = scope
  const say = useSay(indicatorsWords)
  const api = useIndicatorsApi()
  const lines = useLines(scope).data
  const choices = useMemo(
    (): Readonly<Record<string, readonly string[]>> => ({
      line: lines?.map((line) => line.name) ?? [],
      missing: MISSING_REASONS.map((reason) => say(`missing.${reason}`)),
      confidence: CONFIDENCES,
    }),
    [lines, say],
  )
  return useCallback(
    async ({ file, mending, signal }: Asked<Mending>) => {
      const asked = { territoryId, evaluationId, file, mending: JSON.stringify(mending) }
      const preview = await api.observationImports.preview(asked, { signal })
      const model = preview.model.map((column) => {
        const offered = choices[column.field]
        const label = say(`import-column.${column.field}` as 'import-column.line')
        return { ...column, label, ...(offered ? { choices: [...offered] } : {}) }
      })
      return { ...preview, model }
    },
    [api, say, choices, territoryId, evaluationId],
  )
}
