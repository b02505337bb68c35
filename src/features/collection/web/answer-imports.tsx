import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import {
  type CollectionScope,
  collectionKey,
  useCollectionApi,
  useCollectionChanged,
} from './collection-client.ts'
import { teamWords } from './team-words.ts'

/** Tables of answers that entered before, each taken out as a whole. */
export function AnswerImports({ scope }: { readonly scope: CollectionScope }) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const imports = usePaged([...collectionKey(scope), 'imports'], (cursor) =>
    api.imports.list({ ...scope, ...cursor }),
  )
  const rows = imports.query.data ?? []
  const undo = useMutation({
    mutationFn: ({ id, version }: (typeof rows)[number]) => api.imports.remove({ ...scope, id, version }),
    onSuccess: (_, { id, fileName }) =>
      undoToast(say('imports.undone', { file: fileName }), () =>
        api.imports.restore({ ...scope, id }).then(changed),
      ),
    onSettled: changed,
  })
  if (rows.length === 0) return null
  return (
    <Section title={say('imports.title')} lead={say('imports.lead')}>
      <DataTable
        caption={say('imports.table')}
        rows={rows}
        rowKey={({ id }) => id}
        total={imports.total}
        onMore={imports.onMore}
        loadingMore={imports.loadingMore}
        columns={[
          { key: 'file', label: say('imports.file'), cell: ({ fileName }) => fileName },
          {
            key: 'when',
            label: say('imports.when'),
            cell: ({ createdAt }) => formatDay(createdAt, lang, true),
          },
          {
            key: 'entered',
            label: say('imports.entered'),
            align: 'end',
            cell: ({ rowsEntered }) => say('number', { n: rowsEntered }),
          },
          {
            key: 'left',
            label: say('imports.left'),
            align: 'end',
            cell: ({ rowsLeftOut }) => say('number', { n: rowsLeftOut }),
          },
          {
            key: 'acts',
            label: say('group.acts'),
            cell: (one) => (
              <Button
                look="quiet"
                onClick={() => undo.mutate(one)}
                aria-label={say('imports.undo-of', { file: one.fileName })}
              >
                {say('imports.undo')}
              </Button>
            ),
          },
        ]}
      />
      <ProblemNotice problem={undo.error} />
    </Section>
  )
}
