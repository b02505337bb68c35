import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { QuoteEntry } from '../contract.ts'
import { QUOTE_SIGNS } from '../domain/quote.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { useChainNames, useGuideLines, useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'

type QuoteForm = Pick<
  QuoteEntry,
  | 'text'
  | 'sourceKind'
  | 'interviewId'
  | 'noteId'
  | 'sourceLabel'
  | 'fromOffset'
  | 'toOffset'
  | 'saidBy'
  | 'sign'
  | 'lineId'
  | 'criterion'
  | 'elementId'
  | 'linkId'
  | 'agreedUse'
  | 'agreedUntil'
  | 'note'
>
export type QuoteStart = Pick<QuoteForm, 'text' | 'sourceKind'> & Partial<QuoteForm>

const BLANK: QuoteForm = {
  text: '',
  sourceKind: 'other',
  interviewId: null,
  noteId: null,
  sourceLabel: '',
  fromOffset: null,
  toOffset: null,
  saidBy: '',
  sign: 'neutral',
  lineId: null,
  criterion: '',
  elementId: null,
  linkId: null,
  agreedUse: null,
  agreedUntil: null,
  note: '',
}

type QuoteDialogProps = {
  readonly here: EvaluationHere
  readonly start: QuoteStart
  /** To change one that is kept. */
  readonly kept?: QuoteEntry
  readonly onClose: () => void
}

function formOf(start: QuoteStart, kept: QuoteEntry | undefined): QuoteForm {
  const from = kept ?? start
  return Object.fromEntries(
    Object.entries({ ...BLANK, ...from }).filter(([field]) => field in BLANK),
  ) as QuoteForm
}

/** The words, which way they point, and what they speak of: a line of the framework with its criterion, a link or an element of the chain. */
export function QuoteDialog({ here, start, kept, onClose }: QuoteDialogProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const api = useInterviewsApi()
  const changed = useInterviewsChanged(here.evaluation.id)
  const undoToast = useUndoToast()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const lines = useGuideLines(scope)
  const chain = useChainNames(scope)
  const [form, setForm] = useState<QuoteForm>(() => formOf(start, kept))
  const patch = (change: Partial<QuoteForm>) => setForm((before) => ({ ...before, ...change }))
  const keeping = useMutation({
    mutationFn: () =>
      kept
        ? api.quotes.update({ ...scope, id: kept.id, version: kept.version, values: form })
        : api.quotes.create({ ...scope, ...form }),
    onSuccess: async (quote) => {
      await changed()
      if (!kept)
        undoToast(say('quote.kept'), () =>
          api.quotes.remove({ ...scope, id: quote.id, version: quote.version }).then(changed),
        )
      onClose()
    },
  })
  const line = lines.data?.find(({ id }) => id === form.lineId)
  return (
    <Dialog
      title={say(kept ? 'quote.change' : 'quote.new')}
      onClose={onClose}
      wide
      acts={
        <>
          <Button
            busy={keeping.isPending}
            disabled={form.text.trim() === ''}
            onClick={() => keeping.mutate()}
          >
            {say('quote.keep')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('quote.text')}
        lines={3}
        value={form.text}
        maxLength={4000}
        onChange={(text) => patch({ text })}
      />
      <Choices
        label={say('quote.sign')}
        row
        value={form.sign}
        choices={QUOTE_SIGNS.map((sign) => ({ value: sign, label: code(`sign.${sign}`) }))}
        onChange={(sign) => patch({ sign })}
      />
      <SelectField
        label={say('quote.line')}
        optional
        value={form.lineId ?? ''}
        options={(lines.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) =>
          patch({
            lineId: id || null,
            criterion: lines.data?.find((each) => each.id === id)?.criterion ?? '',
          })
        }
      />
      {(line || form.criterion) && (
        <TextField
          label={say('quote.criterion')}
          optional
          value={form.criterion}
          maxLength={500}
          onChange={(criterion) => patch({ criterion })}
        />
      )}
      <SelectField
        label={say('quote.link')}
        optional
        value={form.linkId ?? ''}
        options={(chain.data?.links ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => patch({ linkId: id || null })}
      />
      <SelectField
        label={say('quote.element')}
        optional
        value={form.elementId ?? ''}
        options={(chain.data?.elements ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => patch({ elementId: id || null })}
      />
      <TextField
        label={say('quote.said-by')}
        help={say('quote.said-by-help')}
        optional
        value={form.saidBy}
        maxLength={200}
        onChange={(saidBy) => patch({ saidBy })}
      />
      {form.interviewId === null && <OwnAgreement form={form} patch={patch} />}
      <ProblemNotice problem={keeping.error} />
    </Dialog>
  )
}

/** Words that came by another way: from where, and what whoever said them agreed to. */
function OwnAgreement({
  form,
  patch,
}: {
  readonly form: QuoteForm
  readonly patch: (change: Partial<QuoteForm>) => void
}) {
  const say = useSay(interviewsScreensWords)
  return (
    <>
      <TextField
        label={say('quote.source')}
        help={say('quote.source-help')}
        optional
        value={form.sourceLabel}
        maxLength={200}
        onChange={(sourceLabel) => patch({ sourceLabel })}
      />
      <Choices
        label={say('quote.agreed')}
        value={form.agreedUse ?? 'team'}
        choices={(['team', 'anonymous_quote', 'named_quote'] as const).map((use) => ({
          value: use,
          label: say(`quote.agreed-${use}`),
        }))}
        onChange={(use) => patch({ agreedUse: use === 'team' ? null : use })}
      />
      {form.agreedUse !== null && (
        <DateField
          label={say('consent.until')}
          optional
          value={form.agreedUntil ?? ''}
          onChange={(until) => patch({ agreedUntil: until || null })}
        />
      )}
    </>
  )
}
