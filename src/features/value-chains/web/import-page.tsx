import './purchases.css'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useImportMemory } from '#features/imports/web/import-memory.ts'
import { localDay } from '#kernel/day.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type Entering, MendingScreen } from '#platform/web/mending-screen.tsx'
import type { Asked } from '#platform/web/mending-state.ts'
import { Advice } from '#platform/web/page.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { PurchaseLayout } from '../domain/purchase-layouts.ts'
import type { PurchaseMending } from '../domain/purchase-reading.ts'
import { valueChainsWords } from '../words.ts'
import { LayoutChoice } from './layout-choice.tsx'
import { ModelColumns } from './model-columns.tsx'
import { usePurchasesChanged, useScope, useValueChainsApi } from './value-chains-api.ts'

/** A purchase file from drop to entering. It is judged here with the server's own engine; the server judges it again. */
export function ImportPage() {
  const say = useSay(valueChainsWords)
  const scope = useScope()
  const { territoryId, evaluationId } = scope
  const api = useValueChainsApi()
  const navigate = useNavigate()
  const toast = useToast()
  const changed = usePurchasesChanged(evaluationId)
  const back = evaluationAddress(territoryId, evaluationId, 'achats')
  const [guessed, setGuessed] = useState<PurchaseLayout | undefined>()
  const evaluate = useEvaluate(setGuessed)
  const memory = useImportMemory(territoryId, 'purchases')
  const enter = async ({ file, mending, mode, preview, progress }: Entering<PurchaseMending>) => {
    const made = await api.imports.create({
      territoryId,
      evaluationId,
      file,
      mending: JSON.stringify(mending),
      mode,
      expected: preview.counts.enter,
      progress,
    })
    toast(say('import.entered', { n: made.rowsEntered, file: made.fileName }))
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
      {(here) =>
        here.mayWrite ? (
          <>
            <MendingScreen<PurchaseMending>
              storageKey={`purchases:${evaluationId}`}
              title={say('import.drop')}
              help={say('import.drop-help')}
              words={valueChainsWords}
              evaluate={evaluate}
              enterLabel={(n) => say('import.enter', { n })}
              onEnter={enter}
              memory={memory}
              startWorker={startWorker}
              extra={(state) => <LayoutChoice {...state} guessed={guessed} />}
            />
            <ModelColumns />
          </>
        ) : (
          <Advice>
            <p>{say('import.not-yours')}</p>
          </Advice>
        )
      }
    </EvaluationPage>
  )
}

const startWorker = () => new Worker(new URL('./purchase-worker.ts', import.meta.url), { type: 'module' })

/** Judged in the worker that read the file: the page stays free. */
function useEvaluate(onLayout: (layout: PurchaseLayout) => void) {
  const say = useSay(valueChainsWords)
  return useCallback(
    async ({ mending, judgeApart }: Asked<PurchaseMending>) => {
      const preview = await judgeApart({ today: localDay(new Date()) })
      const model = preview.model.map((column) => ({
        ...column,
        label: say(`model.${column.field}` as 'model.siret'),
      }))
      // what the columns tell stands in the proposal, except where wrapped lines tell nothing yet
      const { layout } = preview.proposal as PurchaseMending
      const guessed = mending.layout ?? layout
      if (guessed) onLayout(guessed)
      return { ...preview, model }
    },
    [say, onLayout],
  )
}
