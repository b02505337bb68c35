import { useMediaQuery } from '@mantine/hooks'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { type Line, useScope } from '#features/framework/web/framework-state.ts'
import { formatNumber } from '#kernel/words.ts'
import { Button, IconButton, LinkTo } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { formatDay, formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ConfidenceBadge, Pill } from '#platform/web/signs.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { drawValues, type PicturedValue } from '../domain/value-picture.ts'
import { indicatorsWords } from '../words.ts'
import { endsOf, type ObservationRecord, useRecompute, useRemoveObservation } from './indicators-api.ts'
import { usePeriodText, useValueText } from './value-text.ts'

type HistoryProps = {
  readonly line: Line
  readonly observations: readonly ObservationRecord[]
  /** Absent for those who may only read. */
  readonly onType?: (observation?: ObservationRecord) => void
}

/** Values over time beside the way from start to target, and each value with what it is made of. */
export function ValueHistory({ line, observations, onType }: HistoryProps) {
  const say = useSay(indicatorsWords)
  const { base: _, ...scope } = useScope()
  const toast = useToast()
  const removing = useRemoveObservation(scope, say('history.removed'))
  const recomputing = useRecompute(scope)
  const columns = useHistoryColumns(line, scope.territoryId)
  const acts: Column<ObservationRecord> = {
    key: 'acts',
    label: say('column.acts'),
    cell: (observation) => (
      <span className="iv-acts">
        {observation.computed ? (
          <Button
            look={observation.toReview ? 'second' : 'quiet'}
            busy={recomputing.isPending && recomputing.variables.id === observation.id}
            onClick={() =>
              recomputing.mutate(observation, { onSuccess: () => toast(say('history.recomputed')) })
            }
          >
            {say('history.recompute')}
          </Button>
        ) : (
          <Button look="quiet" onClick={() => onType?.(observation)}>
            {say('history.edit')}
          </Button>
        )}
        <IconButton label={say('history.remove')} onClick={() => removing.mutate(observation)}>
          <SignIcon sign="close" size={16} />
        </IconButton>
      </span>
    ),
  }
  return (
    <div className="tb-stack">
      <ValuePicture line={line} observations={observations} />
      <ProblemNotice problem={removing.error ?? recomputing.error} />
      {observations.length > 0 && (
        <DataTable
          caption={say('history.caption', { name: line.name })}
          rows={observations.toReversed()}
          rowKey={(observation) => observation.id}
          columns={onType ? [...columns, acts] : columns}
        />
      )}
      {observations.some((observation) => observation.computed) && (
        <p>
          <LinkTo to={evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}>
            {say('history.to-purchases')}
          </LinkTo>
        </p>
      )}
    </div>
  )
}

function useHistoryColumns(line: Line, territoryId: string): readonly Column<ObservationRecord>[] {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  const valueText = useValueText(line)
  const periodText = usePeriodText()
  return [
    { key: 'period', label: say('column.period'), cell: (observation) => periodText(observation) },
    {
      key: 'value',
      label: say('column.value'),
      cell: (observation) => (
        <>
          {valueText(observation)}{' '}
          {observation.toReview && <Pill look="accent">{say('value.to-review')}</Pill>}
        </>
      ),
    },
    {
      key: 'confidence',
      label: say('field.confidence'),
      cell: ({ confidence }) =>
        confidence ? (
          <span className="iv-whole">
            <ConfidenceBadge level={confidence} short />
          </span>
        ) : (
          say('column.unsaid')
        ),
    },
    {
      key: 'source',
      label: say('field.source'),
      cell: ({ computed, source, observedOn, note }) => (
        <>
          {computed ? say('history.from-purchases', { year: computed.year }) : source || say('column.unsaid')}
          {observedOn && <div className="tb-soft">{formatDay(observedOn, lang)}</div>}
          {note && <div className="tb-soft">{note}</div>}
        </>
      ),
    },
    {
      key: 'thread',
      label: say('column.thread'),
      cell: ({ id }) => (
        <LinkTo to={`/territoires/${territoryId}/fil/observation/${id}`}>{say('history.thread')}</LinkTo>
      ),
    },
  ]
}

type PictureProps = { readonly line: Line; readonly observations: readonly ObservationRecord[] }

function ValuePicture({ line, observations }: PictureProps) {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  const valueText = useValueText(line)
  const isNarrow = useMediaQuery('(max-width: 37.49em)')
  const width = isNarrow ? 320 : 680
  const { baseline, target } = endsOf(line)
  const byId = new Map(observations.map((observation) => [observation.id, observation]))
  const told = (value: PicturedValue) => {
    const observation = byId.get(value.id)
    return `${formatDay(value.date, lang)} : ${observation ? valueText(observation) : ''}`
  }
  const values = observations.map(({ id, periodTo, value, confidence }) => ({
    id,
    date: periodTo,
    value,
    confidence,
  }))
  const drawing = drawValues(
    { values, baseline, target, width, ...(line.kind === 'qualitative' ? { range: [0, 4] as const } : {}) },
    {
      title: say('picture.title', { name: line.name }),
      description: values.map(told).join(' ; ') || say('value.none-yet'),
      baseline: say('picture.baseline'),
      target: say('picture.target'),
      number: (value) => formatNumber(value, lang),
      day: (day) => formatShortDay(day, lang),
      label: told,
    },
  )
  return drawing ? <DrawingView drawing={drawing} maxWidth={`${width}px`} /> : null
}
