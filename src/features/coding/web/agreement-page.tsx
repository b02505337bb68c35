import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { formatNumber } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { CheckField, Choices } from '#platform/web/choices.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import type { AgreementTable } from '../domain/agreement-contract.ts'
import { UNIT_KINDS, type UnitKind } from '../domain/text-units.ts'
import { codingScreensWords, codingWords } from '../words.ts'
import { codingKey, useCodebook, useCodingApi } from './coding-api.ts'
import { CodingFrame } from './coding-frame.tsx'
import { Differences } from './differences.tsx'
import { CodeCell } from './passages-page.tsx'

/** Whether those who code see the same. */
export function AgreementPage() {
  return (
    <CodingFrame page="accord" open>
      {(here) => <Agreement here={here} />}
    </CodingFrame>
  )
}

function Agreement({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(codingScreensWords)
  const tell = useSay(codingWords)
  const api = useCodingApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const [unit, setUnit] = useState<UnitKind>('sentence')
  const [withBelow, setBelow] = useState(true)
  const codebook = useCodebook(scope)
  const agreement = useQuery({
    queryKey: [...codingKey(scope.evaluationId), 'agreement', unit, withBelow],
    queryFn: () => api.agreement({ ...scope, unit, withBelow: String(withBelow) }),
  })
  return (
    <>
      <div className="cd-filters tb-no-print">
        <Choices
          row
          label={say('agreement.unit')}
          value={unit}
          onChange={setUnit}
          choices={UNIT_KINDS.map((value) => ({ value, label: tell(`unit.${value}`) }))}
        />
        <CheckField label={say('agreement.below')} checked={withBelow} onChange={setBelow} />
      </div>
      <Loaded query={agreement}>
        {(told) =>
          told.coders.length < 2 ? (
            <EmptyState level={2} title={say('agreement.empty')}>
              {say('agreement.empty-lead')}
            </EmptyState>
          ) : (
            <Loaded query={codebook}>
              {({ codes }) => (
                <Told here={here} told={told} codes={codes} unit={unit} withBelow={withBelow} />
              )}
            </Loaded>
          )
        }
      </Loaded>
      <Disclosure title={say('agreement.how')}>
        <p>{say('agreement.how-units')}</p>
        <p>{say('agreement.how-kappa')}</p>
        <p>{say('agreement.how-alpha')}</p>
        <p>{say('agreement.how-interval')}</p>
      </Disclosure>
    </>
  )
}

type Row = AgreementTable['rows'][number]
type Figure = Row['alpha'] | Row['pairs'][number]['kappa']
type ToldProps = {
  readonly here: EvaluationHere
  readonly told: AgreementTable
  readonly codes: Parameters<typeof CodeCell>[0]['codes']
  readonly unit: UnitKind
  readonly withBelow: boolean
}

function Told({ here, told, codes, unit, withBelow }: ToldProps) {
  const say = useSay(codingScreensWords)
  const [looked, setLooked] = useState<string | null>(null)
  const pairs = told.rows[0]?.pairs.map(({ coders }) => coders) ?? []
  const nameAt = (at: number) => told.coders[at]?.name ?? ''
  return (
    <>
      <DataTable
        caption={say('agreement.caption', { texts: told.sources, coders: told.coders.length })}
        rows={told.rows}
        rowKey={({ codeId }) => codeId ?? 'all'}
        columns={[
          {
            key: 'code',
            label: say('column.code'),
            cell: ({ codeId }) =>
              codeId === null ? (
                <strong>{say('agreement.all')}</strong>
              ) : (
                <CodeCell codes={codes} id={codeId} />
              ),
          },
          ...pairs.map((pair, at) => ({
            key: `kappa-${at}`,
            label: say('agreement.kappa', { a: nameAt(pair[0]), b: nameAt(pair[1]) }),
            cell: (row: Row) => <FigureCell figure={row.pairs[at]?.kappa} />,
          })),
          {
            key: 'alpha',
            label: say('agreement.alpha'),
            cell: (row: Row) => <FigureCell figure={row.alpha} />,
          },
          { key: 'units', label: say('agreement.units'), align: 'end', cell: (row: Row) => row.units },
          {
            key: 'differ',
            label: say('agreement.differ'),
            cell: (row: Row) => {
              const { codeId } = row
              const n = row.pairs.reduce((sum, { onlyFirst, onlySecond }) => sum + onlyFirst + onlySecond, 0)
              if (codeId === null || n === 0 || !here.mayContribute) return n
              return (
                <Button
                  look="quiet"
                  aria-expanded={looked === codeId}
                  onClick={() => setLooked(looked === codeId ? null : codeId)}
                >
                  {say('agreement.look', { n })}
                </Button>
              )
            },
          },
        ]}
      />
      {looked !== null && (
        <Differences
          key={looked}
          here={here}
          codeId={looked}
          unit={unit}
          withBelow={withBelow}
          codes={codes}
        />
      )}
    </>
  )
}

/** A coefficient with its interval and how it reads; where it is not defined, why. */
function FigureCell({ figure }: { readonly figure: Figure | undefined }) {
  const say = useSay(codingScreensWords)
  const tell = useSay(codingWords)
  const { lang } = useLang()
  if (!figure || figure.value === null)
    return <span className="tb-soft">{figure?.reason ? tell(`no-coefficient.${figure.reason}`) : '—'}</span>
  const number = (value: number) => formatNumber(value, lang, 2)
  return (
    <span className="cd-figure">
      <strong className="tb-number">{number(figure.value)}</strong>{' '}
      {figure.interval && (
        <span className="tb-soft tb-number">
          {say('agreement.between', { low: number(figure.interval.low), high: number(figure.interval.high) })}
        </span>
      )}
      {figure.reading && <span className="cd-reads">{tell(`reading.${figure.reading}`)}</span>}
    </span>
  )
}
