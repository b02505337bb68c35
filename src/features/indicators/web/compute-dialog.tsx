import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { Line, Scope } from '#features/framework/web/framework-state.ts'
import { LOCAL_DEFINITIONS, type LocalDefinition } from '#features/value-chains/domain/purchase.ts'
import { useSummary } from '#features/value-chains/web/value-chains-api.ts'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { localDay } from '#kernel/day.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { type Draft, useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { fedYears, findFeed } from '../domain/fed-line.ts'
import type { Confidence } from '../domain/observation.ts'
import { indicatorsWords } from '../words.ts'
import { ComputationPreview } from './computation-preview.tsx'
import { useIndicatorsApi, useValuesChanged } from './indicators-api.ts'
import { ConfidenceField } from './value-fields.tsx'

type TypedVariable = { readonly value: string; readonly source: string }

export type ComputeForm = {
  readonly year: string
  readonly definition: LocalDefinition | ''
  readonly typed: Readonly<Record<string, TypedVariable>>
  readonly confidence: Confidence | ''
  readonly note: string
}

type ComputeDialogProps = { readonly line: Line; readonly scope: Scope; readonly onClose: () => void }

/** A value that the territory's records give for a year: what it would be, made of what; kept when the person says so. */
export function ComputeDialog({ line, scope, onClose }: ComputeDialogProps) {
  const say = useSay(indicatorsWords)
  const years = findFeed(line.indicatorCode) === null ? null : fedYears(localDay(new Date()))
  return (
    <Dialog title={say('compute.title', { name: line.name })} onClose={onClose}>
      {years ? (
        <ComputeForYear line={line} scope={scope} onClose={onClose} years={years} latest={years[0] ?? ''} />
      ) : (
        <ComputeFromPurchases line={line} scope={scope} onClose={onClose} />
      )}
    </Dialog>
  )
}

function ComputeFromPurchases({ line, scope, onClose }: ComputeDialogProps) {
  const say = useSay(indicatorsWords)
  const summary = useSummary(scope)
  return (
    <Loaded query={summary}>
      {({ byYear }) => {
        const years = Object.keys(byYear).sort().reverse()
        const latest = years[0]
        return latest === undefined ? (
          <EmptyState
            title={say('compute.empty-title')}
            act={
              <LinkButton
                to={`${evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}/importer`}
              >
                {say('compute.to-purchases')}
              </LinkButton>
            }
          >
            {say('compute.empty-text')}
          </EmptyState>
        ) : (
          <ComputeForYear line={line} scope={scope} onClose={onClose} years={years} latest={latest} />
        )
      }}
    </Loaded>
  )
}

type YearProps = ComputeDialogProps & { readonly years: readonly string[]; readonly latest: string }

function ComputeForYear({ line, scope, onClose, years, latest }: YearProps) {
  const say = useSay(indicatorsWords)
  const sayPurchases = useSay(valueChainsWords)
  const { lang } = useLang()
  const feed = findFeed(line.indicatorCode)
  const api = useIndicatorsApi()
  const toast = useToast()
  const changed = useValuesChanged(scope.evaluationId)
  const empty: ComputeForm = { year: latest, definition: '', typed: {}, confidence: '', note: '' }
  const draft = useDraft<ComputeForm>(`computation:${line.id}`, empty)
  const { value, patch } = draft
  const asked = askedOf(value)
  const preview = usePreview(line, scope, value)
  const [wanted, setWanted] = useState(false)
  const keeping = useMutation({
    mutationFn: (confidence: Confidence) =>
      api.compute({ ...scope, lineId: line.id, ...asked, confidence, note: value.note, lang }),
    onSuccess: () => {
      draft.saved(empty)
      toast(say(feed ? 'compute.kept-figure' : 'compute.kept'))
      void changed()
      onClose()
    },
  })
  const keep = () => {
    setWanted(true)
    if (value.confidence !== '') keeping.mutate(value.confidence)
  }
  const hasLocal = preview.data?.computation.variables.some((v) => v.filter?.measure === 'local')
  return (
    <Form onSubmit={keep}>
      <DraftFound draft={draft} />
      <div className="iv-pair">
        <SelectField
          label={say(feed ? 'compute.year-of-figure' : 'compute.year')}
          value={value.year}
          onChange={(year) => year && patch({ year })}
          options={years.map((year) => ({ value: year, label: year }))}
        />
        {hasLocal && (
          <SelectField
            label={say('compute.definition')}
            none={say('compute.any-definition')}
            value={value.definition}
            onChange={(definition) => patch({ definition })}
            options={LOCAL_DEFINITIONS.map((name) => ({ value: name, label: sayPurchases(`local.${name}`) }))}
          />
        )}
      </div>
      <Loaded query={preview}>
        {(found) => (
          <ComputationPreview line={line} scope={scope} preview={found}>
            <TypedVariables draft={draft} names={found.computation.variables.filter(isTyped)} />
          </ComputationPreview>
        )}
      </Loaded>
      <ConfidenceField
        value={value.confidence}
        onChange={(confidence) => patch({ confidence })}
        error={wanted && value.confidence === '' ? say('finding.observation.no-confidence') : undefined}
      />
      <TextField
        label={say('field.note')}
        lines={2}
        maxLength={2000}
        value={value.note}
        onChange={(note) => patch({ note })}
        optional
      />
      <ProblemNotice problem={keeping.error} />
      <div className="tb-row">
        <Button type="submit" busy={keeping.isPending}>
          {say(preview.data?.value === null ? 'compute.keep-missing' : 'compute.keep')}
        </Button>
      </div>
    </Form>
  )
}

function askedOf({ year, definition, typed }: ComputeForm) {
  const given = Object.entries(typed).filter(([, variable]) => variable.value !== '')
  return {
    year,
    ...(definition ? { definition } : {}),
    typed: Object.fromEntries(
      given.map(([name, { value, source }]) => [name, { value: Number(value), source }]),
    ),
  }
}

const TYPING_MS = 300

/** Asked again a moment after the last key; what was known stays shown meanwhile. */
function usePreview(line: Line, scope: Scope, form: ComputeForm) {
  const api = useIndicatorsApi()
  const wanted = JSON.stringify(askedOf(form))
  const [asked, setAsked] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), TYPING_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  return useQuery({
    queryKey: ['indicators', scope.evaluationId, 'preview', line.id, line.version, asked],
    // asked is what askedOf made, as text, so that equal questions are asked once
    queryFn: () =>
      api.preview({ ...scope, lineId: line.id, ...(JSON.parse(asked) as ReturnType<typeof askedOf>) }),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

type TypedProps = {
  readonly draft: Draft<ComputeForm>
  readonly names: readonly { readonly name: string; readonly meaning: string }[]
}

const isTyped = ({ from }: { readonly from: string }) => from === 'typed'

const NOTHING: TypedVariable = { value: '', source: '' }

/** What purchases cannot tell is typed, each with its source. */
function TypedVariables({ draft, names }: TypedProps) {
  const say = useSay(indicatorsWords)
  const { typed } = draft.value
  const patch = (name: string, change: Partial<TypedVariable>) =>
    draft.patch({ typed: { ...typed, [name]: { ...(typed[name] ?? NOTHING), ...change } } })
  return names.map(({ name, meaning }) => (
    <div key={name} className="iv-pair">
      <NumberField
        label={meaning || name}
        help={say('compute.typed-help')}
        value={typed[name]?.value ?? ''}
        onChange={(value) => patch(name, { value })}
      />
      <TextField
        label={say('compute.source-of', { name: meaning || name })}
        maxLength={300}
        value={typed[name]?.source ?? ''}
        onChange={(source) => patch(name, { source })}
      />
    </div>
  ))
}
