import { collectionAddress } from '#features/collection/web/collection-addresses.ts'
import { useCollections } from '#features/collection/web/collection-client.ts'
import type { Scope } from '#features/questionnaires/web/questionnaires-api.ts'
import {
  QuestionnairesPage,
  type UsesByQuestionnaire,
} from '#features/questionnaires/web/questionnaires-page.tsx'

/** The questionnaires, with the collections in which each is asked. */
export function QuestionnairesWithUses() {
  return <QuestionnairesPage useUses={useUses} />
}

function useUses(scope: Scope): UsesByQuestionnaire {
  const { data = [] } = useCollections(scope)
  const uses = new Map<string, { title: string; to: string }[]>()
  for (const { id, questionnaireId, title } of data)
    uses.set(questionnaireId, [
      ...(uses.get(questionnaireId) ?? []),
      { title, to: collectionAddress(scope, id) },
    ])
  return uses
}
