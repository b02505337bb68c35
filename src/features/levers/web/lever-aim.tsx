import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { leverSchema } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { useFigureText } from './figure-text.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { OpenedForm, useFocusAfter } from './opened-form.tsx'

export type LeverRead = z.infer<typeof leverSchema>
type AimProps = { readonly here: LeversHere; readonly lever: LeverRead; readonly name: string }

/** What the territory wants of a lever, in its own words, with a figure and a day where it likes. */
export function LeverAim({ here, lever, name }: AimProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const { whole } = useFigureText()
  const [isWriting, setWriting] = useState(false)
  const opener = useFocusAfter(isWriting)
  const unit = lever.figures[0]?.unit ?? 'percent'
  const isEmpty = lever.aim.trim() === '' && lever.target === null
  return (
    <div className="lv-aim">
      <h3 className="lv-small-title">{say('aim.title')}</h3>
      {isEmpty && !isWriting && <p className="tb-soft">{say('aim.none')}</p>}
      {!isWriting && lever.aim !== '' && <p className="lv-said">{lever.aim}</p>}
      {!isWriting && lever.target !== null && (
        <p>
          <strong>{whole(lever.target, unit)}</strong>{' '}
          {lever.targetOn && say('aim.by', { day: formatDay(lever.targetOn, lang) })}
        </p>
      )}
      {here.mayWrite && !isWriting && (
        <div className="tb-row">
          <Button look="second" ref={opener} onClick={() => setWriting(true)}>
            <ActName text={say(isEmpty ? 'aim.write' : 'aim.change')} of={name} />
          </Button>
        </div>
      )}
      {isWriting && (
        <OpenedForm>
          <AimForm here={here} lever={lever} name={name} onDone={() => setWriting(false)} />
        </OpenedForm>
      )}
    </div>
  )
}

function AimForm({ here, lever, name, onDone }: AimProps & { readonly onDone: () => void }) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const undoToast = useUndoToast()
  const { unitOf } = useFigureText()
  const before = { aim: lever.aim, target: lever.target, targetOn: lever.targetOn }
  const draft = useDraft(`lever-aim:${here.territoryId}:${lever.lever}`, {
    aim: lever.aim,
    target: lever.target === null ? '' : String(lever.target),
    targetOn: lever.targetOn ?? '',
  })
  const { aim, target, targetOn } = draft.value
  const first = lever.figures[0]
  const scope = { territoryId: here.territoryId, lever: lever.lever }
  const saving = useMutation({
    mutationFn: () =>
      api.levers.change({
        ...scope,
        version: lever.version,
        values: {
          aim: aim.trim(),
          target: target === '' ? null : Number(target),
          targetOn: targetOn === '' ? null : targetOn,
        },
      }),
    onSuccess: async ({ version }) => {
      draft.saved(draft.value)
      onDone()
      undoToast(say('aim.kept', { name }), () =>
        api.levers.change({ ...scope, version, values: before }).then(changed),
      )
      await changed()
    },
  })
  return (
    <Form label={say('aim.write-of', { name })} onSubmit={() => !saving.isPending && saving.mutate()}>
      <DraftFound draft={draft} />
      <TextField
        label={say('aim.aim')}
        help={say('aim.aim-help')}
        lines={2}
        maxLength={2000}
        value={aim}
        onChange={(value) => draft.patch({ aim: value })}
      />
      <NumberField
        label={say('aim.target')}
        help={first && sayCode(`figure.${first.code}`)}
        optional
        unit={first ? unitOf(first.unit) : ''}
        min={0}
        value={target}
        onChange={(value) => draft.patch({ target: value })}
      />
      <DateField
        label={say('aim.target-on')}
        optional
        value={targetOn}
        onChange={(value) => draft.patch({ targetOn: value })}
      />
      <ProblemNotice problem={saving.error} />
      <FormFoot
        go={say('aim.keep')}
        busy={saving.isPending}
        onCancel={() => {
          draft.discard()
          onDone()
        }}
      />
    </Form>
  )
}
