import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Answers } from '#features/questionnaires/domain/form.ts'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { isSame } from '#platform/web/versions.ts'
import type { CollectionAnswer } from '../contract.ts'
import { judgeSheet } from '../domain/sheet-judgement.ts'
import { sheetLines } from '../domain/sheet-rows.ts'
import { typedOf } from '../domain/sheet-typing.ts'
import { clockOffset } from './clock-offset.ts'
import { useGroups, usePlaces } from './collection-api.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { goToRow, SheetFields } from './sheet-fields.tsx'
import { teamWords } from './team-words.ts'

type AnswerCorrectionProps = {
  readonly at: CollectionHere
  readonly answer: CollectionAnswer
  readonly compiled: CompiledForm
  readonly onClose: () => void
}

/** The same lines as when a sheet is keyed in, and the reason; what stood there is kept beside it. */
export function AnswerCorrection({ at: { scope }, answer, compiled, onClose }: AnswerCorrectionProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const toast = useToast()
  const groups = useGroups(scope).data ?? []
  const places = usePlaces(scope.territoryId)
  // the contract knows answers as JSON; the server has kept what the evaluator let through
  const held = answer.answers as Answers
  const { form } = compiled
  const lines = useMemo(() => sheetLines(form, lang, held), [form, lang, held])
  const begun = {
    typed: Object.fromEntries(
      lines.flatMap((line) => (line.kind === 'row' ? [[line.key, typedOf(line, held, lang)]] : [])),
    ),
    groupId: answer.groupId ?? '',
    sheet: answer.sheet,
    reason: '',
  }
  const draft = useDraft(`answer:${answer.id}:${answer.version}`, begun)
  const { typed, groupId, sheet, reason } = draft.value
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(Object.keys(typed)))
  const [isAsked, setAsked] = useState(false)
  const rows = useRef<HTMLDivElement>(null)
  const day = (answer.finishedAt ?? answer.receivedAt).slice(0, 10)
  const place = { lang, places: places.codes, offset: clockOffset(day) }
  const state = judgeSheet(compiled, lines, typed, { ...place, day, kept: held })
  const save = useMutation({
    mutationFn: () =>
      api.answers.correct({
        ...scope,
        id: answer.id,
        version: answer.version,
        values: {
          ...(isSame(typed, begun.typed) ? {} : { answers: { ...state.answers } }),
          groupId: groupId === '' ? null : groupId,
          sheet,
        },
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      draft.saved(begun)
      toast(say('correct.done'))
      await changed()
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    if (state.wrong.length > 0) goToRow(rows.current, state.wrong[0])
    else if (reason.trim() !== '') save.mutate()
  }
  return (
    <Section title={say('correct.title')} lead={say('correct.lead')}>
      <Form onSubmit={submit} label={say('correct.title')}>
        <DraftFound draft={draft} />
        <div ref={rows}>
          <SheetFields
            compiled={compiled}
            lines={lines}
            typed={typed}
            state={state}
            place={place}
            places={places.names}
            left={left}
            onLeave={(key) => setLeft((before) => new Set([...before, key]))}
            onType={(key, text) => draft.patch({ typed: { ...typed, [key]: text } })}
            onKeep={submit}
            onEnd={() => {}}
          />
        </div>
        {groups.length > 0 && (
          <SelectField
            label={say('link.group')}
            none={say('group.none')}
            value={groupId}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => draft.patch({ groupId: next })}
          />
        )}
        {(answer.channel === 'paper' || sheet !== '') && (
          <TextField
            label={say('keying.sheet')}
            short
            maxLength={40}
            value={sheet}
            onChange={(next) => draft.patch({ sheet: next })}
          />
        )}
        <TextField
          label={say('correct.reason')}
          help={say('correct.reason-help')}
          maxLength={500}
          value={reason}
          onChange={(next) => draft.patch({ reason: next })}
          error={isAsked && reason.trim() === '' ? say('correct.reason-missing') : undefined}
        />
        {isAsked && state.wrong.length > 0 && (
          <Advice>{say('keying.wrong', { n: state.wrong.length })}</Advice>
        )}
        <ProblemNotice problem={save.error} />
        <FormFoot go={say('correct.go')} busy={save.isPending} onCancel={onClose} />
      </Form>
    </Section>
  )
}
