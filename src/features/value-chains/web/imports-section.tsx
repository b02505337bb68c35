import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { ImportList } from '#platform/web/import-list.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { valueChainsWords } from '../words.ts'
import { purchasesKey, type Scope, usePurchasesChanged, useValueChainsApi } from './value-chains-api.ts'

/** Files of purchases that entered before, each with a link to its rows. */
export function ImportsSection({ scope, mayWrite }: { readonly scope: Scope; readonly mayWrite: boolean }) {
  const say = useSay(valueChainsWords)
  const api = useValueChainsApi()
  const changed = usePurchasesChanged(scope.evaluationId)
  const imports = usePaged([...purchasesKey(scope.evaluationId), 'imports', 'paged'], (cursor) =>
    api.imports.list({ ...scope, ...cursor }),
  )
  const rowsPath = `${evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}/lignes`
  return (
    <ImportList
      imports={imports}
      mayWrite={mayWrite}
      words={{
        title: say('imports.title'),
        caption: say('imports.caption', { n: imports.total ?? 0 }),
        entered: say('imports.entered'),
        removeOf: ({ fileName }) => say('imports.remove-name', { file: fileName }),
        removed: ({ fileName }) => say('imports.removed', { file: fileName }),
      }}
      onRemove={({ id, version }) => api.imports.remove({ ...scope, id, version })}
      onRestore={({ id }) => api.imports.restore({ ...scope, id })}
      onChanged={changed}
      fileCell={({ id, fileName }) => (
        <QueryLink path={rowsPath} query={{ fichier: id }}>
          {fileName}
        </QueryLink>
      )}
    />
  )
}
