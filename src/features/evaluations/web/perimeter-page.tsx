import { useSay } from '#platform/web/lang.tsx'
import { evaluationsWords } from '../words.ts'
import { EvaluationPage } from './evaluation-page.tsx'
import { PerimeterEditor } from './perimeter-editor.tsx'
import { PerimeterReading } from './perimeter-reading.tsx'

export function PerimeterPage() {
  const say = useSay(evaluationsWords)
  return (
    <EvaluationPage title={say('perimeter.title')} lead={say('perimeter.lead')}>
      {(here) =>
        here.mayWrite ? (
          <PerimeterEditor key={here.evaluation.id} here={here} />
        ) : (
          <PerimeterReading evaluation={here.evaluation} />
        )
      }
    </EvaluationPage>
  )
}
