import { useMutation } from '@tanstack/react-query'
import { type Level, Level04 } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { CriterionText } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type JudgeProps = { readonly here: LeversHere; readonly text: CriterionText; readonly onDone: () => void }
type Judged = {
  readonly level: Level | null
  readonly argument: string
  readonly judgedOn: string
  readonly judgedWith: string
}

/** A judgement made together: a level with its sentence, why, when and with whom. It adds to the history. */
export function CriterionJudge({ here, text, onDone }: JudgeProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const undoToast = useUndoToast()
  const blank: Judged = { level: null, argument: '', judgedOn: here.today, judgedWith: '' }
  const draft = useDraft<Judged>(`judgement:${here.territoryId}:${text.code}`, blank)
  const { level, argument, judgedOn, judgedWith } = draft.value
  const [a = '', b = '', c = '', d = '', e = ''] = text.levels
  const { territoryId } = here
  const judging = useMutation({
    mutationFn: (chosen: Level) =>
      api.judgements.create({
        territoryId,
        criterion: text.code,
        level: chosen,
        judgedOn,
        argument: argument.trim(),
        judgedWith: judgedWith.trim(),
      }),
    onSuccess: async ({ id, version }) => {
      draft.saved(blank)
      onDone()
      undoToast(say('gov.judged', { name: text.name }), () =>
        api.judgements.remove({ territoryId, id, version }).then(changed),
      )
      await changed()
    },
  })
  return (
    <Form
      label={say('gov.judge-of', { name: text.name })}
      onSubmit={() => level !== null && !judging.isPending && judging.mutate(level)}
    >
      <DraftFound draft={draft} />
      <Level04
        label={say('gov.level')}
        help={say('gov.level-help')}
        value={level}
        texts={[a, b, c, d, e]}
        onChange={(chosen) => draft.patch({ level: chosen })}
      />
      <TextField
        label={say('gov.argument')}
        help={say('gov.argument-help')}
        optional
        lines={3}
        maxLength={4000}
        value={argument}
        onChange={(value) => draft.patch({ argument: value })}
      />
      <TextField
        label={say('gov.with')}
        help={say('gov.with-help')}
        optional
        maxLength={300}
        value={judgedWith}
        onChange={(value) => draft.patch({ judgedWith: value })}
      />
      <DateField
        label={say('gov.day')}
        max={here.today}
        value={judgedOn}
        onChange={(value) => draft.patch({ judgedOn: value })}
      />
      <ProblemNotice problem={judging.error} />
      <FormFoot
        go={say('gov.keep')}
        busy={judging.isPending}
        disabled={level === null || judgedOn === ''}
        onCancel={() => {
          draft.discard()
          onDone()
        }}
      />
    </Form>
  )
}
