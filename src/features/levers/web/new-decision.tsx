import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { leversScreensWords } from '../words.ts'
import { DecisionFields } from './decision-fields.tsx'
import { BLANK_DECISION, type DecisionForm, decisionValues } from './decision-form.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** A decision as it is taken: what, who, until when; the next one right after. */
export function NewDecision({ here, eventId }: { readonly here: LeversHere; readonly eventId: string }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const draft = useDraft<DecisionForm>(`new-decision:${eventId}`, BLANK_DECISION)
  const adding = useMutation({
    mutationFn: () =>
      api.decisions.create({
        territoryId: here.territoryId,
        eventId,
        ...decisionValues(draft.value),
        what: draft.value.what.trim(),
      }),
    onSuccess: () => {
      draft.saved({ ...BLANK_DECISION, kind: draft.value.kind })
      return changed()
    },
  })
  return (
    <form
      className="lv-box tb-no-print"
      noValidate
      aria-label={say('decisions.new')}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.value.what.trim() !== '' && !adding.isPending) adding.mutate()
      }}
    >
      <DecisionFields here={here} form={draft.value} patch={draft.patch} />
      <div className="tb-row">
        <Button look="second" type="submit" busy={adding.isPending} disabled={draft.value.what.trim() === ''}>
          {say('decisions.add')}
        </Button>
      </div>
      <ProblemNotice problem={adding.error} />
    </form>
  )
}
