import './field-pair.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { localDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { useEvaluationsApi } from './evaluations-api.ts'
import { useMeansRefresh } from './means-api.ts'
import { sayAmount } from './means-words.ts'
import { formatEuros } from './perimeter-form.ts'

const UNITS = ['hours', 'days', 'euros'] as const
type Unit = (typeof UNITS)[number]

type EntryForm = {
  readonly amount: string
  readonly unit: Unit
  readonly what: string
  /** '' is today. */
  readonly spentOn: string
  readonly byWhom: string
}

const NOTHING: EntryForm = { amount: '', unit: 'hours', what: '', spentOn: '', byWhom: '' }

/** Two decimals at most, above zero: hours, days and euros alike. */
const AMOUNT = /^(?!0*(\.0*)?$)\d{1,6}(\.\d{1,2})?$/

/** Something spent, in two fields; who and which other day one press away. */
export function MeansEntryForm({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const api = useEvaluationsApi()
  const refresh = useMeansRefresh(here.evaluation.id)
  const toast = useToast()
  const draft = useDraft(`means:new:${here.evaluation.id}`, NOTHING)
  const [asked, setAsked] = useState(false)
  const { amount, unit, what, spentOn, byWhom } = draft.value
  const isWrong = !AMOUNT.test(amount)
  const create = useMutation({
    mutationFn: () =>
      api.meansEntries.create({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        spentOn: spentOn || localDay(new Date()),
        ...(unit === 'euros' ? { euros: amount } : { [unit]: Number(amount) }),
        what: what.trim(),
        byWhom: byWhom.trim(),
      }),
    onSuccess: async (entry) => {
      setAsked(false)
      // the same person often notes several things in a row
      draft.saved({ ...NOTHING, unit, byWhom })
      toast(say('spent.noted', { what: sayAmount(entry, say, (text) => formatEuros(text, lang)) }))
      await refresh()
    },
  })
  const submit = () => {
    setAsked(true)
    if (!isWrong) create.mutate()
  }
  return (
    <Form onSubmit={submit} label={say('spent.add')}>
      <div className="ev-means-entry">
        <NumberField
          label={say('spent.amount')}
          value={amount}
          onChange={(next) => draft.patch({ amount: next })}
          error={asked && isWrong ? say('spent.amount-wrong') : undefined}
        />
        <SelectField
          label={say('spent.unit')}
          value={unit}
          onChange={(next) => draft.patch({ unit: next || 'hours' })}
          options={UNITS.map((value) => ({ value, label: say(`spent-unit.${value}`) }))}
        />
        <TextField
          label={say('spent.what')}
          value={what}
          maxLength={300}
          placeholder={say('spent.what-help')}
          onChange={(next) => draft.patch({ what: next })}
        />
        <Button type="submit" look="second" busy={create.isPending}>
          {say('spent.add')}
        </Button>
      </div>
      <Disclosure title={say('spent.more')}>
        <div className="ev-pair">
          <DateField
            label={say('spent.on')}
            value={spentOn || localDay(new Date())}
            onChange={(next) => draft.patch({ spentOn: next })}
          />
          <TextField
            label={say('spent.by')}
            value={byWhom}
            maxLength={200}
            onChange={(next) => draft.patch({ byWhom: next })}
          />
        </div>
      </Disclosure>
      <ProblemNotice problem={create.error} />
    </Form>
  )
}
