import './questionnaires.css'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useLines } from '#features/framework/web/framework-state.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { Editor } from './editor.tsx'
import { editorWords } from './editor-words.ts'
import { questionnairesAddress } from './questionnaires-addresses.ts'
import { useQuestionnaire, useQuestionnairesLive } from './questionnaires-api.ts'

/** One questionnaire, to be written, looked at as its respondents see it, and published. */
export function QuestionnairePage() {
  const say = useSay(editorWords)
  const scope = {
    territoryId: usePathParam('territoryId'),
    evaluationId: usePathParam('evaluationId'),
    questionnaireId: usePathParam('questionnaireId'),
  }
  const questionnaire = useQuestionnaire(scope)
  return (
    <EvaluationPage
      title={questionnaire.data?.title ?? say('page.title')}
      acts={() => (
        <LinkTo to={questionnairesAddress(scope.territoryId, scope.evaluationId)}>{say('page.all')}</LinkTo>
      )}
    >
      {(here) => <Questionnaire here={here} scope={scope} query={questionnaire} />}
    </EvaluationPage>
  )
}

type QuestionnaireProps = {
  readonly here: EvaluationHere
  readonly scope: {
    readonly territoryId: string
    readonly evaluationId: string
    readonly questionnaireId: string
  }
  readonly query: ReturnType<typeof useQuestionnaire>
}

function Questionnaire({ here, scope, query }: QuestionnaireProps) {
  const lines = useLines(scope)
  useQuestionnairesLive(scope.evaluationId)
  return (
    <Loaded query={query}>
      {(record) => <Editor key={record.id} here={here} record={record} lines={lines.data ?? []} />}
    </Loaded>
  )
}
