import { useQuery } from '@tanstack/react-query'
import type { collectionContract } from '#features/collection/contract.ts'
import { collectionWords } from '#features/collection/words.ts'
import type { Scope } from '#features/questionnaires/web/questionnaires-api.ts'
import {
  QuestionnairesPage,
  type UsesByQuestionnaire,
} from '#features/questionnaires/web/questionnaires-page.tsx'
import { featureApi } from '#platform/web/api.ts'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'

const useCollectionApi = featureApi<typeof collectionContract>('collection', collectionWords)

/** Collections by the questionnaire that they ask. */
function useUses({ territoryId, evaluationId }: Scope): UsesByQuestionnaire {
  const api = useCollectionApi()
  const { data = [] } = useQuery({
    queryKey: ['collection', evaluationId, 'by-questionnaire'],
    queryFn: () =>
      readEveryPage((cursor) =>
        api.collections.list({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
  const uses = new Map<string, { title: string; to: string }[]>()
  for (const { id, questionnaireId, title } of data)
    uses.set(questionnaireId, [
      ...(uses.get(questionnaireId) ?? []),
      { title, to: `/territoires/${territoryId}/demarches/${evaluationId}/collectes/${id}` },
    ])
  return uses
}

/** The questionnaires, with the collections in which each is asked. */
export function QuestionnairesWithUses() {
  return <QuestionnairesPage useUses={useUses} />
}
