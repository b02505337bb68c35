import { OpenCollections } from '#features/collection/web/open-collections.tsx'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { OverviewContent } from '#features/evaluations/web/overview-content.tsx'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { ReviewsSection } from '#features/restitution/web/reviews-list.tsx'
import { OpenWorkshop, WorkshopsSection } from '#features/workshops/web/workshops-section.tsx'
import { useSay } from '#platform/web/lang.tsx'

/** The page of one evaluation: composed here, since it shows what later features have to say. */
export function EvaluationOverview() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage lead={say('overview.lead')}>
      {(here) => (
        <>
          <OpenWorkshop here={here} />
          <OpenCollections here={here} />
          <OverviewContent here={here}>
            <WorkshopsSection here={here} />
            <ReviewsSection
              territoryId={here.territoryId}
              evaluationId={here.evaluation.id}
              mayClear={here.mayContribute}
            />
          </OverviewContent>
        </>
      )}
    </EvaluationPage>
  )
}
