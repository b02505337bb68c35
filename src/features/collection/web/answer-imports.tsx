import { ImportList } from '#platform/web/import-list.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { usePaged } from '#platform/web/paged.ts'
import {
  type CollectionScope,
  collectionKey,
  useCollectionApi,
  useCollectionChanged,
} from './collection-client.ts'
import { teamWords } from './team-words.ts'

/** Tables of answers that entered before. */
export function AnswerImports({ scope }: { readonly scope: CollectionScope }) {
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const imports = usePaged([...collectionKey(scope), 'imports'], (cursor) =>
    api.imports.list({ ...scope, ...cursor }),
  )
  return (
    <ImportList
      imports={imports}
      mayWrite
      words={{
        title: say('imports.title'),
        lead: say('imports.lead'),
        caption: say('imports.table'),
        entered: say('imports.entered'),
        removeOf: ({ fileName }) => say('imports.undo-of', { file: fileName }),
        removed: ({ fileName }) => say('imports.undone', { file: fileName }),
      }}
      onRemove={({ id, version }) => api.imports.remove({ ...scope, id, version })}
      onRestore={({ id }) => api.imports.restore({ ...scope, id })}
      onChanged={changed}
    />
  )
}
