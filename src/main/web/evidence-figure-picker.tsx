import { useLines } from '#features/framework/web/framework-state.ts'
import type { Figure, FigurePickerProps } from '#features/impact-chain/web/evidence-figures.ts'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { useObservations } from '#features/indicators/web/indicators-api.ts'
import { usePeriodText, useValueText } from '#features/indicators/web/value-text.ts'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded } from '#platform/web/page.tsx'

/** A figure among the values of the evaluation: composed here, since values come after the impact chain. */
export function EvidenceFigurePicker({ territoryId, evaluationId, value, onChoose }: FigurePickerProps) {
  const say = useSay(impactChainWords)
  const lines = useLines({ territoryId, evaluationId })
  const observations = useObservations({ territoryId, evaluationId })
  return (
    <Loaded query={lines}>
      {(allLines) => (
        <Loaded query={observations}>
          {(all) => {
            const byId = new Map(allLines.map((line) => [line.id, line]))
            const known = all.filter((each) => each.value !== null && byId.has(each.lineId))
            if (known.length === 0) return <Advice>{say('evidence.figure-none')}</Advice>
            return <Figures lines={byId} known={known} value={value} onChoose={onChoose} />
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

type Observations = NonNullable<ReturnType<typeof useObservations>['data']>
type Lines = ReadonlyMap<string, NonNullable<ReturnType<typeof useLines>['data']>[number]>
type FiguresProps = Pick<FigurePickerProps, 'value' | 'onChoose'> & {
  readonly lines: Lines
  readonly known: Observations
}

function Figures({ lines, known, value, onChoose }: FiguresProps) {
  const say = useSay(impactChainWords)
  const valueText = useValueText({ kind: 'quantitative', levels: [] })
  const periodText = usePeriodText()
  const figures = known
    .toSorted((a, b) => (a.periodTo < b.periodTo ? 1 : -1))
    .map((each): Figure => {
      const line = lines.get(each.lineId)
      const level = line?.kind === 'qualitative' && each.value !== null ? line.levels[each.value] : undefined
      return {
        id: each.id,
        statement: say('evidence.figure-said', {
          name: line?.name ?? '',
          value: level ?? valueText(each),
          period: periodText(each),
        }),
        source: each.source.slice(0, 300),
        observedOn: each.observedOn ?? each.periodTo,
      }
    })
  return (
    <SelectField
      label={say('evidence.figure')}
      help={say('evidence.figure-help')}
      none={say('evidence.figure-choose')}
      value={value}
      onChange={(id) => onChoose(figures.find((each) => each.id === id))}
      options={figures.map(({ id, statement }) => ({ value: id, label: statement }))}
    />
  )
}
