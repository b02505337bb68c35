import type { Instrument } from '#features/framework/domain/coverage.ts'
import { CoveragePage } from '#features/framework/web/coverage-page.tsx'
import type { Scope } from '#features/framework/web/framework-state.ts'
import { instrumentOfGuide } from '#features/interviews/domain/guide.ts'
import { useGuides } from '#features/interviews/web/interviews-api.ts'
import { walkItems } from '#features/questionnaires/domain/form.ts'
import { useQuestionnaires } from '#features/questionnaires/web/questionnaires-api.ts'
import { QuestionnaireLoad } from './questionnaire-load.tsx'

/** The coverage of the framework with the questionnaires and guides that answer its lines. */
export function CoverageWithInstruments() {
  return (
    <CoveragePage useInstruments={useInstruments} more={(scope) => <QuestionnaireLoad scope={scope} />} />
  )
}

function useInstruments(scope: Scope): readonly Instrument[] {
  const questionnaires = useQuestionnaires(scope).data ?? []
  const guides = useGuides(scope).data ?? []
  return [
    ...questionnaires.map(({ id, title, form }) => ({
      id,
      title,
      mode: 'survey' as const,
      asks: [...walkItems(form.items)].flatMap((item) =>
        item.kind === 'question' ? (item.answers ?? []) : [],
      ),
    })),
    ...guides.map(instrumentOfGuide),
  ]
}
