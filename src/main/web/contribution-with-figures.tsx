import { ContributionPage } from '#features/impact-chain/web/contribution-page.tsx'
import { FigureScope } from './figure-scope.tsx'

/** The contribution to each impact, whose evidence may quote a figure of the evaluation. */
export function ContributionWithFigures() {
  return (
    <FigureScope>
      <ContributionPage />
    </FigureScope>
  )
}
