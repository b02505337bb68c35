import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { DEFAULT_SETTINGS } from '../domain/settings.ts'
import { stakeholdersWords } from '../words.ts'
import { type SettingsRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

const FIELDS = [
  { name: 'importanceThreshold', min: 0, max: 4 },
  { name: 'involvementThreshold', min: 0, max: 4 },
  { name: 'spreadToDiscuss', min: 1, max: 4 },
  { name: 'tooManyHours', min: 0.5, max: 1000 },
  { name: 'tooManyTimes', min: 1, max: 100 },
] as const
type FieldName = (typeof FIELDS)[number]['name']
const WHOLE: ReadonlySet<FieldName> = new Set(['spreadToDiscuss', 'tooManyTimes'])

/** The thresholds of this evaluation, one press away; changed at once, and taken back by one press. */
export function ThresholdsForm({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {say('settings.open')}
      </Button>
      {open && <ThresholdsDialog here={here} onClose={() => setOpen(false)} />}
    </>
  )
}

function ThresholdsDialog({ here, onClose }: { here: StakeholdersHere; onClose: () => void }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { settings } = here
  const [typed, setTyped] = useState(() => textsOf(settings))
  const changing = useChangeSettings(here)
  const values = valuesOf(typed)
  const isWrong = FIELDS.some(({ name, min, max }) => {
    const value = values[name]
    return value === undefined || value < min || value > max || (WHOLE.has(name) && !Number.isInteger(value))
  })
  const save = () => changing.mutate(values, { onSuccess: onClose })
  return (
    <Dialog
      title={say('settings.title')}
      onClose={onClose}
      acts={
        here.mayWrite && (
          <>
            <Button onClick={save} busy={changing.isPending} disabled={isWrong}>
              {say('settings.save')}
            </Button>
            <Button look="quiet" onClick={() => setTyped(textsOf(DEFAULT_SETTINGS))}>
              {say('settings.method')}
            </Button>
          </>
        )
      }
    >
      <p>{say('settings.lead')}</p>
      {FIELDS.map(({ name, min, max }) => (
        <NumberField
          key={name}
          label={say(`settings.${name}`)}
          value={typed[name]}
          short={false}
          disabled={!here.mayWrite}
          min={min}
          max={max}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      {settings.authorName && settings.changedAt && (
        <p className="tb-soft">
          {say('settings.by', { name: settings.authorName, when: formatDay(settings.changedAt, lang) })}
        </p>
      )}
      <ProblemNotice problem={changing.error} />
    </Dialog>
  )
}

type Values = Readonly<Record<FieldName, number>>

const textsOf = (from: Values): Record<FieldName, string> => ({
  importanceThreshold: `${from.importanceThreshold}`,
  involvementThreshold: `${from.involvementThreshold}`,
  spreadToDiscuss: `${from.spreadToDiscuss}`,
  tooManyHours: `${from.tooManyHours}`,
  tooManyTimes: `${from.tooManyTimes}`,
})

function valuesOf(typed: Record<FieldName, string>): Partial<Values> {
  return Object.fromEntries(
    FIELDS.flatMap(({ name }) => (typed[name] === '' ? [] : [[name, Number(typed[name])]])),
  )
}

function useChangeSettings({ territoryId, evaluation, settings }: StakeholdersHere) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(evaluation.id)
  const undoToast = useUndoToast()
  const change = (values: Partial<Values>, version: number) =>
    api.settings.change({ territoryId, evaluationId: evaluation.id, version, values })
  return useMutation({
    mutationFn: (values: Partial<Values>) => change(values, settings.version),
    onSuccess: async (saved: SettingsRecord) => {
      await refresh()
      const before = valuesOf(textsOf(settings))
      undoToast(say('settings.saved'), () => change(before, saved.version).then(refresh))
    },
  })
}
