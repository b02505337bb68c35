import './purchases.css'
import { type Perimeter, readPerimeter } from '#features/evaluations/domain/perimeter.ts'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Findings } from '#features/evaluations/web/findings.tsx'
import { sayLocalMeaning } from '#features/evaluations/web/local-words.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Loaded, Section } from '#platform/web/page.tsx'
import { formatAmount, formatShare } from '../domain/amount-format.ts'
import { compareLocal, type FamilyAgreement, type LocalVerdict } from '../domain/local-agreement.ts'
import { shareOfAmounts } from '../domain/purchase-shares.ts'
import { valueChainsWords } from '../words.ts'
import { useDeclaredLocal, useScope } from './value-chains-api.ts'

type LocalAgreementSectionProps = {
  readonly here: EvaluationHere
  readonly year: string
  /** What was bought that year, exact text: shares are of it. */
  readonly total: string
}

/** What the buyer calls local beside what the evaluation calls local: amounts told, nothing counted anew. */
export function LocalAgreementSection({ here, year, total }: LocalAgreementSectionProps) {
  const say = useSay(valueChainsWords)
  const declared = useDeclaredLocal(useScope(), year)
  const sheet = `${evaluationAddress(here.territoryId, here.evaluation.id, 'perimetre')}`
  // JSON holds no undefined: a field is there or is not
  const { localDefinitions } = readPerimeter(here.evaluation.perimeter as Partial<Perimeter>)
  return (
    <Section title={say('agreement.title')} lead={say('agreement.lead')}>
      <Loaded query={declared}>
        {({ declared: rows }) => {
          const { families, findings } = compareLocal(localDefinitions, rows)
          return (
            <>
              {rows.length === 0 ? (
                <Advice>
                  <p>{say('local-section.none')}</p>
                </Advice>
              ) : (
                <AgreementTable year={year} families={families} />
              )}
              <AgreementFindings findings={findings} total={total} />
              <p>
                <LinkTo to={sheet}>{say('agreement.to-sheet')}</LinkTo>
              </p>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

type AgreementFindingsProps = {
  readonly findings: ReturnType<typeof compareLocal>['findings']
  readonly total: string
}

function AgreementFindings({ findings, total }: AgreementFindingsProps) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  if (findings.length === 0) return null
  return (
    <Findings
      findings={findings}
      sentence={({ code, params }) => {
        const amount = String(params.amount)
        return say(`finding.${code}` as Parameters<typeof say>[0], {
          amount: formatAmount(amount, lang),
          share: formatShare(shareOfAmounts(amount, total), lang) || say('column.no-share'),
        })
      }}
    />
  )
}

const SHOWN = ['same', 'other', 'undecided', 'undefined'] as const satisfies readonly LocalVerdict[]

type AgreementTableProps = { readonly year: string; readonly families: readonly FamilyAgreement[] }

function AgreementTable({ year, families }: AgreementTableProps) {
  const say = useSay(valueChainsWords)
  const sayOfSheet = useSay(evaluationsWords)
  const { lang } = useLang()
  const columns: readonly Column<FamilyAgreement>[] = [
    { key: 'family', label: say('agreement.family'), cell: (row) => say(`family.${row.family}`) },
    {
      key: 'definition',
      label: say('agreement.definition'),
      cell: (row) =>
        row.definition ? (
          sayLocalMeaning(row.definition, sayOfSheet, lang)
        ) : (
          <span className="tb-soft">{say('agreement.not-defined')}</span>
        ),
    },
    ...SHOWN.filter((verdict) => families.some((row) => row.amounts[verdict] !== '0.00')).map((verdict) => ({
      key: verdict,
      label: say(`verdict.${verdict}`),
      align: 'end' as const,
      cell: (row: FamilyAgreement) => formatAmount(row.amounts[verdict], lang),
    })),
  ]
  return (
    <DataTable
      caption={say('agreement.caption', { year })}
      rows={families}
      rowKey={(row) => row.family}
      columns={columns}
    />
  )
}
