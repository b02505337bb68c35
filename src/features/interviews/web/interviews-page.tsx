import './interviews.css'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { interviewsScreensWords } from '../words.ts'
import { GuidesSection } from './guides-section.tsx'
import { quotesAddress } from './interview-addresses.ts'
import { useGuideLines, useGuides, useInterviewsLive } from './interviews-api.ts'
import { InterviewsSection } from './interviews-section.tsx'

/** What is asked, whom one meets, and what they said. */
export function InterviewsPage() {
  const say = useSay(interviewsScreensWords)
  return (
    <EvaluationPage
      title={say('title')}
      lead={say('lead')}
      acts={(here) => (
        <LinkButton look="second" to={quotesAddress(here)}>
          {say('quotes.open')}
        </LinkButton>
      )}
    >
      {(here) => <Interviews here={here} />}
    </EvaluationPage>
  )
}

function Interviews({ here }: { readonly here: EvaluationHere }) {
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const guides = useGuides(scope)
  const lines = useGuideLines(scope)
  useInterviewsLive(here.evaluation.id)
  return (
    <Loaded query={guides}>
      {(all) => (
        <>
          <InterviewsSection here={here} guides={all} />
          <GuidesSection here={here} guides={all} lines={lines.data ?? []} />
        </>
      )}
    </Loaded>
  )
}
