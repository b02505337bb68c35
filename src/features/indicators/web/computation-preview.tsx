import type { ReactNode } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { Line, Scope } from '#features/framework/web/framework-state.ts'
import { leversWords } from '#features/levers/words.ts'
import { formatAmount } from '#features/value-chains/domain/amount-format.ts'
import { networkMeasureWords } from '#features/worlds/words.ts'
import { formatLongDay } from '#kernel/day.ts'
import { formatNumber } from '#kernel/words.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { indicatorsWords } from '../words.ts'
import type { Computation, useIndicatorsApi } from './indicators-api.ts'
import { formatComputed } from './value-text.ts'

type Preview = Awaited<ReturnType<ReturnType<typeof useIndicatorsApi>['preview']>>
type Variable = Computation['variables'][number]

type PreviewProps = {
  readonly line: Line
  readonly scope: Scope
  readonly preview: Preview
  /** Fields of the variables that purchases cannot tell. */
  readonly children: ReactNode
}

/** Value ← formula ← each variable with its exact amount and the rows behind it. */
export function ComputationPreview({ line, scope, preview, children }: PreviewProps) {
  const say = useSay(indicatorsWords)
  const whyMissing = useWhyMissing(preview.computation)
  const { lang } = useLang()
  const { value, reason, unit, computation } = preview
  const rowsPath = `${evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}/lignes`
  const meaningOf = (name: string | undefined) =>
    line.variables.find((variable) => variable.name === name)?.meaning || name || ''
  const restsOn = ({ from, asOf, n }: NonNullable<Computation['figure']>) => {
    const source = say(`figure.source.${from}`, { day: formatLongDay(asOf, lang) })
    return n === null ? source : say('compute.rests-on', { source, n })
  }
  return (
    <div className="tb-stack">
      <div aria-live="polite">
        {value === null ? (
          <p className="tb-soft">
            {reason
              ? (whyMissing ??
                say(`reason.${reason.code}` as 'reason.value.variable-missing', {
                  variable: meaningOf(reason.variable),
                }))
              : say('value.none-yet')}
          </p>
        ) : (
          <p className="iv-value">{`${formatComputed(value, lang)}\u202f${unit}`}</p>
        )}
      </div>
      {computation.figure && value !== null && <p className="tb-soft">{restsOn(computation.figure)}</p>}
      {computation.variables.length > 0 && (
        <>
          <p>
            {say('compute.formula')} <span className="iv-formula">{formulaInWords(computation)}</span>
          </p>
          <DataTable
            caption={say('compute.variables')}
            rows={computation.variables}
            rowKey={(variable) => variable.name}
            columns={variableColumns(say, lang, rowsPath, computation.year)}
          />
        </>
      )}
      {children}
    </div>
  )
}

type MissingKey = Extract<keyof (typeof networkMeasureWords)['fr'], `missing.${string}`>
type GapKey = Extract<keyof (typeof leversWords)['fr'], `gap.${string}`>
const isMissing = (key: string): key is MissingKey => Object.hasOwn(networkMeasureWords.fr, key)
const isGap = (key: string): key is GapKey => Object.hasOwn(leversWords.fr, key)

/** What the network or the levers lack to tell it; null where something else is missing. */
function useWhyMissing({ figure }: Computation): string | null {
  const sayMeasure = useSay(networkMeasureWords)
  const sayLevers = useSay(leversWords)
  if (!figure || figure.reason === null) return null
  const key = figure.from === 'network' ? `missing.${figure.reason}` : `gap.${figure.reason}`
  return isMissing(key) ? sayMeasure(key) : isGap(key) ? sayLevers(key) : null
}

/** The formula with what its names mean: « € HT locaux ÷ € HT total × 100 ». */
function formulaInWords({ formula, variables }: Computation): string {
  return formula
    .replace(/\*/g, '×')
    .replace(/\//g, '÷')
    .replace(/[A-Za-z_]\w*/g, (name) => variables.find((variable) => variable.name === name)?.meaning || name)
}

function variableColumns(
  say: ReturnType<typeof useSay<Extract<keyof (typeof indicatorsWords)['fr'], string>>>,
  lang: 'fr' | 'en',
  rowsPath: string,
  year: string,
): readonly Column<Variable>[] {
  return [
    {
      key: 'name',
      label: say('compute.variable'),
      cell: ({ name, meaning }) => meaning || name,
    },
    {
      key: 'value',
      label: say('column.value'),
      align: 'end',
      cell: ({ value, from }) => {
        if (value === null) return <span className="tb-soft">{say('compute.unknown')}</span>
        return from === 'purchases' ? formatAmount(value, lang) : formatNumber(Number(value), lang)
      },
    },
    {
      key: 'rows',
      label: say('compute.from'),
      cell: ({ filter, rows, source, value, from }) =>
        filter ? (
          <QueryLink
            path={rowsPath}
            query={{
              annee: year,
              mesure: filter.measure,
              familles: filter.families?.join(',') ?? '',
              definition: filter.definition ?? '',
            }}
          >
            {say('compute.rows', { n: rows ?? 0 })}
          </QueryLink>
        ) : from === 'network' || from === 'levers' ? (
          say(`compute.from-${from}`)
        ) : (
          source || say(value === null ? 'compute.to-type' : 'compute.no-source')
        ),
    },
  ]
}
