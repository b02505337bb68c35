import './purchases.css'
import { type ReactNode, useMemo } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { valueChainsWords } from '../words.ts'
import { ImportsSection } from './imports-section.tsx'
import { LocalAgreementSection } from './local-agreement-section.tsx'
import { ModelColumns } from './model-columns.tsx'
import { type Summary, useScope, useSummary } from './value-chains-api.ts'
import { CategoriesSection, FamiliesSection, HeadlineFigures, LocalSection } from './year-sections.tsx'
import { YearsSection } from './years-section.tsx'

/** What the canteens bought: EGAlim shares, local by each definition, families and years. */
export function PurchasesPage() {
  const say = useSay(valueChainsWords)
  const scope = useScope()
  const summary = useSummary(scope)
  const address = evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')
  const importAct = (
    <LinkButton to={`${address}/importer`} icon={<SignIcon sign="plus" />}>
      {say('purchases.import')}
    </LinkButton>
  )
  return (
    <EvaluationPage
      title={say('purchases.title')}
      lead={say('purchases.lead')}
      acts={(here) =>
        summary.data && summary.data.rows > 0 ? (
          <>
            <LinkButton look="second" to={`${address}/lignes`}>
              {say('purchases.see-rows')}
            </LinkButton>
            {here.mayWrite && importAct}
          </>
        ) : undefined
      }
    >
      {(here) => (
        <>
          <Loaded query={summary}>
            {(found) =>
              found.rows === 0 ? (
                <NoPurchases act={here.mayWrite && importAct} />
              ) : (
                <Purchases here={here} summary={found} rowsPath={`${address}/lignes`} />
              )
            }
          </Loaded>
          <ImportsSection scope={scope} mayWrite={here.mayWrite} />
        </>
      )}
    </EvaluationPage>
  )
}

function NoPurchases({ act }: { readonly act: ReactNode }) {
  const say = useSay(valueChainsWords)
  return (
    <>
      <EmptyState title={say('purchases.empty-title')} act={act} level={2}>
        {say('purchases.empty-text')}
      </EmptyState>
      <ModelColumns />
    </>
  )
}

type PurchasesProps = {
  readonly here: EvaluationHere
  readonly summary: Summary
  readonly rowsPath: string
}

function Purchases({ here, summary, rowsPath }: PurchasesProps) {
  const say = useSay(valueChainsWords)
  const [query, change] = useAddressQuery()
  const years = useMemo(() => Object.keys(summary.byYear).sort(), [summary])
  const year = years.find((each) => each === query.annee) ?? years.at(-1) ?? ''
  const sums = summary.byYear[year]
  if (!sums) return null
  const shown = { year, sums, rowsPath }
  return (
    <>
      <div className="tb-stack">
        {years.length > 1 && (
          <SelectField
            label={say('purchases.year')}
            short
            value={year}
            onChange={(annee) => change({ annee })}
            options={years.toReversed().map((each) => ({ value: each, label: each }))}
          />
        )}
        <HeadlineFigures {...shown} />
      </div>
      <CategoriesSection {...shown} />
      <LocalSection {...shown} />
      <LocalAgreementSection here={here} year={year} total={sums.total} />
      <FamiliesSection {...shown} />
      <YearsSection byYear={summary.byYear} years={years} rowsPath={rowsPath} />
    </>
  )
}
