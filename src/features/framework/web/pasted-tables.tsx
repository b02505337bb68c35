import { ImportList } from '#platform/web/import-list.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { type Scope, useRefresh } from './framework-state.ts'

/** Tables of lines that entered before; pasted ones share one name, so the day tells them apart. */
export function PastedTables({ scope }: { readonly scope: Scope }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const imports = usePaged(['framework', scope.evaluationId, 'imports'], (cursor) =>
    api.imports.list({ ...scope, ...cursor }),
  )
  return (
    <ImportList
      imports={imports}
      mayWrite
      words={{
        title: say('imports.title'),
        lead: say('imports.lead'),
        caption: say('imports.caption'),
        entered: say('imports.entered'),
        removeOf: ({ fileName, createdAt }) =>
          say('imports.undo-of', { file: fileName, day: formatDay(createdAt, lang, true) }),
        removed: ({ fileName }) => say('imports.undone', { file: fileName }),
      }}
      onRemove={({ id, version }) => api.imports.remove({ ...scope, id, version })}
      onRestore={({ id }) => api.imports.restore({ ...scope, id })}
      onChanged={refresh}
    />
  )
}
