import { ImportList } from '#platform/web/import-list.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { indicatorsWords } from '../words.ts'
import { observationImportsKey, useIndicatorsApi, useValuesChanged } from './indicators-api.ts'

type Props = {
  readonly scope: { readonly territoryId: string; readonly evaluationId: string }
  readonly mayContribute: boolean
}

/** Tables of values that entered before. */
export function ValueImports({ scope, mayContribute }: Props) {
  const say = useSay(indicatorsWords)
  const api = useIndicatorsApi()
  const changed = useValuesChanged(scope.evaluationId)
  const imports = usePaged([...observationImportsKey(scope.evaluationId)], (cursor) =>
    api.observationImports.list({ ...scope, ...cursor }),
  )
  return (
    <ImportList
      imports={imports}
      mayWrite={mayContribute}
      words={{
        title: say('imports.title'),
        lead: say('imports.lead'),
        caption: say('imports.caption'),
        entered: say('imports.entered'),
        removeOf: ({ fileName }) => say('imports.undo-of', { file: fileName }),
        removed: ({ fileName }) => say('imports.undone', { file: fileName }),
      }}
      onRemove={({ id, version }) => api.observationImports.remove({ ...scope, id, version })}
      onRestore={({ id }) => api.observationImports.restore({ ...scope, id })}
      onChanged={changed}
    />
  )
}
