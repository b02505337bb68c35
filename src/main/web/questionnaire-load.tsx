import { useQueries } from '@tanstack/react-query'
import {
  collectionKey,
  useCollectionApi,
  useCollectionLive,
  useCollections,
} from '#features/collection/web/collection-client.ts'
import { type Asking, loadByGroup } from '#features/questionnaires/domain/asked-load.ts'
import { formMinutes } from '#features/questionnaires/domain/question-minutes.ts'
import { editorWords } from '#features/questionnaires/web/editor-words.ts'
import {
  type Scope,
  useQuestionnaires,
  useQuestionnairesLive,
} from '#features/questionnaires/web/questionnaires-api.ts'
import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'

/** What each questionnaire is put to whom: the groups of its collections, else the public that the team named. */
function useAskings(scope: Scope): readonly Asking[] {
  const api = useCollectionApi()
  const questionnaires = useQuestionnaires(scope).data ?? []
  const collections = useCollections(scope).data ?? []
  const groups = useQueries({
    queries: collections.map(({ id: collectionId }) => ({
      queryKey: [...collectionKey({ ...scope, collectionId }), 'groups'],
      queryFn: () =>
        readEveryPage((cursor) => api.groups.list({ ...scope, collectionId, cursor, limit: LARGEST_PAGE })),
    })),
  }).flatMap(({ data = [] }) => data)
  return questionnaires.flatMap(({ id, title, audience, form }) => {
    const own = collections.filter(({ questionnaireId }) => questionnaireId === id)
    const asked = groups.filter(({ collectionId }) => own.some((each) => each.id === collectionId))
    const minutes = formMinutes(form)
    if (asked.length === 0) return [{ group: audience, questionnaire: title, minutes, people: null }]
    return asked.map(({ name, wanted, population }) => ({
      group: name,
      questionnaire: title,
      minutes,
      people: wanted ?? population,
    }))
  })
}

/** Minutes that questionnaires ask of each public, and hours of all of them together. */
export function QuestionnaireLoad({ scope }: { readonly scope: Scope }) {
  const say = useSay(editorWords)
  const { lang } = useLang()
  const rows = loadByGroup(useAskings(scope))
  useQuestionnairesLive(scope.evaluationId)
  useCollectionLive(scope.evaluationId)
  return (
    <Section title={say('load.title')} lead={say('load.lead')}>
      {rows.length === 0 ? (
        <p className="tb-soft">{say('load.none')}</p>
      ) : (
        <DataTable
          caption={say('load.title')}
          rows={rows}
          rowKey={({ group }) => group}
          columns={[
            {
              key: 'group',
              label: say('load.audience'),
              cell: ({ group }) => group || <span className="tb-soft">{say('load.unnamed')}</span>,
            },
            {
              key: 'questionnaires',
              label: say('load.questionnaire'),
              cell: ({ askings }) =>
                [...new Set(askings.map(({ questionnaire }) => questionnaire))].join(', '),
            },
            {
              key: 'minutes',
              label: say('load.each'),
              align: 'end',
              cell: ({ minutesEach }) => formatNumber(minutesEach, lang),
            },
            {
              key: 'hours',
              label: say('load.hours'),
              align: 'end',
              cell: ({ hours }) =>
                hours === null ? (
                  <span className="tb-soft">{say('load.unknown')}</span>
                ) : (
                  formatNumber(Math.round(hours * 10) / 10, lang)
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
