import { useSay } from '#platform/web/lang.tsx'
import { evaluationsWords } from '../words.ts'
import { EvaluationPage } from './evaluation-page.tsx'
import { MeansSection } from './means-section.tsx'
import { PerimeterEditor } from './perimeter-editor.tsx'
import { PerimeterReading } from './perimeter-reading.tsx'
import { VersionsButton } from './versions-button.tsx'

export function PerimeterPage() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage
      title={say('perimeter.title')}
      lead={say('perimeter.lead')}
      acts={(here) => (
        <VersionsButton
          here={here}
          kind="evaluation"
          record={here.evaluation}
          title={say('perimeter.title')}
        />
      )}
    >
      {(here) => (
        <>
          {here.mayWrite ? (
            <PerimeterEditor key={here.evaluation.id} here={here} />
          ) : (
            <PerimeterReading evaluation={here.evaluation} />
          )}
          <MeansSection here={here} />
        </>
      )}
    </EvaluationPage>
  )
}
