import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { Saving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { Level04 } from '#platform/web/choices.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { AXES, type Axis } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import type { MyRating, MyRatingState } from './my-rating.ts'
import { asLevel, type Rated, type RatingRecord } from './stakeholders-api.ts'

type RatingPanelProps = {
  readonly here: EvaluationHere
  readonly rated: Rated
  readonly rating: MyRatingState
}

/** My view with the sentences of both scales and a reason; then everybody's, side by side. */
export function RatingPanel({ here, rated, rating }: RatingPanelProps) {
  const say = useSay(stakeholdersWords)
  const { draft, saving } = rating
  return (
    <>
      {here.mayContribute && (
        <Form onSubmit={() => rating.isWhole && saving.saveNow()} label={say('rating.mine')}>
          <h3>{say('rating.mine')}</h3>
          <DraftFound draft={draft} />
          <div className="sh-pair">
            {AXES.map((axis) => (
              <FullScale
                key={axis}
                axis={axis}
                value={draft.value[axis]}
                onChange={(level) => draft.patch({ [axis]: level })}
              />
            ))}
          </div>
          <TextField
            label={say('rating.reason')}
            help={say('rating.reason-help')}
            optional
            lines={2}
            maxLength={1000}
            value={draft.value.reason}
            onChange={(reason) => draft.patch({ reason })}
          />
          <RatingSaveBar saving={saving}>
            <Withdraw rated={rated} rating={rating} />
          </RatingSaveBar>
        </Form>
      )}
      <EveryRating rated={rated} />
    </>
  )
}

type FullScaleProps = {
  readonly axis: Axis
  readonly value: MyRating[Axis]
  readonly onChange: (level: NonNullable<MyRating[Axis]>) => void
}

function FullScale({ axis, value, onChange }: FullScaleProps) {
  const say = useSay(stakeholdersWords)
  return (
    <Level04
      label={say(`axis.${axis}`)}
      help={say(`axis-help.${axis}`)}
      value={value}
      onChange={onChange}
      texts={[
        say(`level.${axis}.0`),
        say(`level.${axis}.1`),
        say(`level.${axis}.2`),
        say(`level.${axis}.3`),
        say(`level.${axis}.4`),
      ]}
    />
  )
}

type RatingSaveBarProps = { readonly saving: Saving<MyRating>; readonly children?: React.ReactNode }

export function RatingSaveBar({ saving, children }: RatingSaveBarProps) {
  const say = useSay(stakeholdersWords)
  return (
    <SaveBar
      saving={saving}
      names={{
        involvement: say('axis.involvement'),
        importance: say('axis.importance'),
        reason: say('rating.reason'),
      }}
      show={(field, value) => {
        if (field === 'reason') return value.reason
        const level = value[field]
        return level === null ? '' : `${level} · ${say(`level.${field}.${level}`)}`
      }}
    >
      {children}
    </SaveBar>
  )
}

function Withdraw({ rated, rating }: Omit<RatingPanelProps, 'here'>) {
  const say = useSay(stakeholdersWords)
  const undoToast = useUndoToast()
  const [problem, setProblem] = useState<unknown>(undefined)
  const { mine } = rated
  if (!mine) return null
  const withdraw = () => {
    rating.withdraw().then(
      () => undoToast(say('rating.withdrawn'), () => rating.giveAgain(mine)),
      (failure: unknown) => setProblem(failure),
    )
  }
  return (
    <>
      <Button look="quiet" onClick={withdraw}>
        {say('rating.withdraw')}
      </Button>
      <ProblemNotice problem={problem} />
    </>
  )
}

function EveryRating({ rated }: { readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { ratings, summary } = rated
  if (ratings.length === 0) return <p className="tb-soft">{say('rating.nobody')}</p>
  const level = (axis: Axis, rating: RatingRecord) =>
    `${rating[axis]} · ${say(`level.${axis}.${asLevel(rating[axis])}`)}`
  return (
    <>
      {AXES.map((axis) => {
        const { toDiscuss, lowest, highest } = summary[axis]
        return (
          toDiscuss && (
            <p key={axis} className="sh-discuss">
              <strong>{say(`axis.${axis}`)}</strong> ·{' '}
              {say('rating.to-discuss', { lowest: lowest ?? '', highest: highest ?? '' })}
            </p>
          )
        )
      })}
      <DataTable
        caption={say('rating.all')}
        rows={ratings}
        rowKey={(rating) => rating.id}
        columns={[
          {
            key: 'rater',
            label: say('rating.rater'),
            cell: (rating) => (rating.mine ? `${rating.raterName} (${say('rating.me')})` : rating.raterName),
          },
          {
            key: 'involvement',
            label: say('axis.involvement'),
            cell: (rating) => level('involvement', rating),
          },
          { key: 'importance', label: say('axis.importance'), cell: (rating) => level('importance', rating) },
          { key: 'reason', label: say('rating.reason'), cell: (rating) => rating.reason || '—' },
        ]}
      />
    </>
  )
}
