import { Suspense, useContext } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Choices } from '#platform/web/choices.tsx'
import type { Draft } from '#platform/web/draft.ts'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EVIDENCE_KINDS, EVIDENCE_SIDES } from '../domain/evidence.ts'
import { impactChainWords } from '../words.ts'
import { scopeOf } from './evidence-api.ts'
import { EvidenceDocument } from './evidence-document.tsx'
import { FigurePickerContext } from './evidence-figures.ts'
import { type EvidenceForm, isAddress } from './evidence-form.ts'

const CONSENTS = ['yes', 'no', 'unasked'] as const

type EvidenceFieldsProps = {
  readonly here: EvaluationHere
  readonly evidenceId: string
  readonly draft: Draft<EvidenceForm>
}

/** What it is, what it says, where and when it comes from. */
export function EvidenceFields({ here, evidenceId, draft }: EvidenceFieldsProps) {
  const say = useSay(impactChainWords)
  const FigurePicker = useContext(FigurePickerContext)
  const { value, patch } = draft
  return (
    <>
      <TextField
        label={say('field.statement')}
        lines={2}
        maxLength={1000}
        value={value.statement}
        error={value.statement.trim() === '' ? say('field.statement-missing') : undefined}
        onChange={(statement) => patch({ statement })}
      />
      <Choices
        label={say('evidence.side')}
        row
        value={value.side}
        onChange={(side) => patch({ side })}
        choices={EVIDENCE_SIDES.map((side) => ({
          value: side,
          label: `${side === 'for' ? '+' : '−'} ${say(`evidence.${side}`)}`,
        }))}
      />
      <Choices
        label={say('evidence.kind')}
        row
        value={value.kind}
        onChange={(kind) => patch({ kind })}
        choices={EVIDENCE_KINDS.map((kind) => ({ value: kind, label: say(`evidence.kind.${kind}`) }))}
      />
      {value.kind === 'figure' && FigurePicker && (
        <Suspense fallback={<div className="tb-coming" />}>
          <FigurePicker
            {...scopeOf(here)}
            value={value.observationId}
            onChoose={(figure) =>
              patch(
                figure
                  ? {
                      observationId: figure.id,
                      statement: figure.statement,
                      source: value.source || figure.source,
                      observedOn: figure.observedOn,
                    }
                  : { observationId: '' },
              )
            }
          />
        </Suspense>
      )}
      {value.kind === 'quote' && (
        <Choices
          label={say('evidence.consent')}
          help={say('evidence.consent-help')}
          value={value.consent}
          onChange={(consent) => patch({ consent })}
          choices={CONSENTS.map((each) => ({ value: each, label: say(`evidence.consent-${each}`) }))}
        />
      )}
      {value.kind === 'document' && (
        <EvidenceDocument scope={scopeOf(here)} evidenceId={evidenceId} mayWrite={here.mayWrite} />
      )}
      <TextField
        label={say('evidence.source')}
        help={say(`evidence.source-help.${value.kind}`)}
        optional
        maxLength={300}
        value={value.source}
        onChange={(source) => patch({ source })}
      />
      <DateField
        label={say('evidence.observed-on')}
        optional
        value={value.observedOn}
        onChange={(observedOn) => patch({ observedOn })}
      />
      <TextField
        label={say('evidence.url')}
        help={value.kind === 'document' ? say('evidence.url-help') : undefined}
        optional
        type="url"
        maxLength={500}
        value={value.url}
        error={isAddress(value.url) ? undefined : say('evidence.url-wrong')}
        onChange={(url) => patch({ url })}
      />
    </>
  )
}
