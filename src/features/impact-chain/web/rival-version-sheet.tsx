import './evidence.css'
import { useMutation } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { impactChainWords } from '../words.ts'
import { scopeOf } from './evidence-api.ts'
import { useImpactChainApi } from './impact-chain-api.ts'
import { type RivalVersion, useRivalVersionActs } from './rival-versions-api.ts'

type RivalVersionSheetProps = {
  readonly here: EvaluationHere
  /** Undefined for a new one, copied from the common chain. */
  readonly version: RivalVersion | undefined
  readonly onClose: () => void
}

/** The name of a version, who holds it, and why. */
export function RivalVersionSheet({ here, version, onClose }: RivalVersionSheetProps) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const toast = useToast()
  const { refresh } = useRivalVersionActs(here)
  const scope = scopeOf(here)
  const empty = { name: version?.name ?? '', heldBy: version?.heldBy ?? '', note: version?.note ?? '' }
  const draft = useDraft(`chain-rival:${version?.id ?? `new:${scope.evaluationId}`}`, empty)
  const { value, patch } = draft
  const isWhole = value.name.trim() !== ''
  const saving = useMutation({
    mutationFn: (form: typeof empty) => {
      const values = { ...form, name: form.name.trim() }
      return version
        ? api.rivals.update({ ...scope, id: version.id, version: version.version, values })
        : api.rivals.create({ ...scope, ...values })
    },
    onSuccess: ({ name }) => {
      draft.saved(empty)
      if (!version) toast(say('rivals.created', { name }))
      void refresh()
      onClose()
    },
  })
  return (
    <Dialog title={say(version ? 'rivals.rename' : 'rivals.create')} onClose={onClose}>
      <div className="ch-sheet">
        <Form onSubmit={() => isWhole && saving.mutate(value)}>
          <DraftFound draft={draft} />
          {!version && <p>{say('rivals.create-text')}</p>}
          <TextField
            label={say('rivals.name')}
            help={say('rivals.name-help')}
            maxLength={120}
            value={value.name}
            onChange={(name) => patch({ name })}
          />
          <TextField
            label={say('rivals.held-by-field')}
            optional
            maxLength={200}
            value={value.heldBy}
            onChange={(heldBy) => patch({ heldBy })}
          />
          <TextField
            label={say('link.note')}
            optional
            lines={2}
            maxLength={2000}
            value={value.note}
            onChange={(note) => patch({ note })}
          />
          <ProblemNotice problem={saving.error} />
          <div className="tb-row">
            <Button type="submit" disabled={!isWhole} busy={saving.isPending}>
              {say(version ? 'rivals.save' : 'rivals.create')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {say('add.close')}
            </Button>
          </div>
        </Form>
      </div>
    </Dialog>
  )
}
