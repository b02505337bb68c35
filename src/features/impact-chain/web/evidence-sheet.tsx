import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { Dialog } from '#platform/web/dialog.tsx'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { impactChainWords } from '../words.ts'
import { scopeOf, useEvidenceActs } from './evidence-api.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { type EvidenceForm, fromEvidenceForm, toEvidenceForm } from './evidence-form.ts'
import { EvidenceJudgement } from './evidence-judgement.tsx'
import { type Evidence, useImpactChainApi } from './impact-chain-api.ts'
import { SheetFoot } from './sheet-foot.tsx'

type EvidenceSheetProps = {
  readonly here: EvaluationHere
  readonly evidence: Evidence
  readonly onClose: () => void
  readonly onRemove: () => void
}

/** Everything that can be said of one piece of evidence; saves by itself. On a phone it takes the whole screen. */
export function EvidenceSheet({ here, evidence, onClose, onRemove }: EvidenceSheetProps) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const { refresh } = useEvidenceActs(here)
  const { draft, version } = useRecordDraft<EvidenceForm, Evidence>(
    `chain-evidence:${evidence.id}`,
    evidence,
    toEvidenceForm,
  )
  const saving = useSaving<EvidenceForm, Evidence>({
    draft,
    version,
    save: (_, seen, change) =>
      api.evidence.update({
        ...scopeOf(here),
        id: evidence.id,
        version: seen,
        ...change(fromEvidenceForm),
      }),
    read: toEvidenceForm,
    onSaved: () => void refresh(),
  })
  const names = {
    statement: say('field.statement'),
    side: say('evidence.side'),
    kind: say('evidence.kind'),
    source: say('evidence.source'),
    url: say('evidence.url'),
    observedOn: say('evidence.observed-on'),
    strength: say('evidence.strength'),
    downgrades: say('evidence.downgrades'),
    observationId: say('evidence.kind.figure'),
    consent: say('evidence.consent'),
  }
  const show = (field: keyof EvidenceForm, form: EvidenceForm): string => {
    if (field === 'side') return say(`evidence.${form.side}`)
    if (field === 'kind') return say(`evidence.kind.${form.kind}`)
    if (field === 'strength')
      return form.strength === null ? say('evidence.not-judged') : say(`evidence.strength.${form.strength}`)
    if (field === 'downgrades') return form.downgrades.map((each) => say(`downgrade.${each}`)).join('\n')
    if (field === 'consent') return say(`evidence.consent-${form.consent}`)
    return form[field]
  }
  const remove = () => {
    draft.discard()
    onRemove()
  }
  return (
    <Dialog title={say(`evidence.edit-${evidence.side}`)} onClose={onClose}>
      <div className="ch-sheet">
        <Form onSubmit={saving.saveNow}>
          <DraftFound draft={draft} />
          <fieldset disabled={!here.mayWrite} className="ch-sheet-fields">
            <EvidenceFields here={here} evidenceId={evidence.id} draft={draft} />
            <EvidenceJudgement draft={draft} />
          </fieldset>
          <SheetFoot
            here={here}
            saving={saving}
            names={names}
            show={show}
            onRemove={remove}
            onClose={onClose}
          />
        </Form>
      </div>
    </Dialog>
  )
}
