import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { valueChainsWords } from '../words.ts'
import { type PurchaseImport, type Scope, useImports, useRemoveImport } from './value-chains-api.ts'

/** Files that entered; each is taken out as a whole, and brought back. */
export function ImportsSection({ scope, mayWrite }: { readonly scope: Scope; readonly mayWrite: boolean }) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const undoToast = useUndoToast()
  const imports = useImports(scope)
  const removing = useRemoveImport(scope, (made, undo) =>
    undoToast(say('imports.removed', { file: made.fileName }), undo),
  )
  const rowsPath = `${evaluationAddress(scope.territoryId, scope.evaluationId, 'achats')}/lignes`
  const columns: readonly Column<PurchaseImport>[] = [
    {
      key: 'file',
      label: say('imports.file'),
      cell: (made) => (
        <QueryLink path={rowsPath} query={{ fichier: made.id }}>
          {made.fileName}
        </QueryLink>
      ),
    },
    { key: 'when', label: say('imports.when'), cell: (made) => formatDay(made.createdAt, lang, true) },
    {
      key: 'entered',
      label: say('imports.entered'),
      align: 'end',
      cell: (made) => say('imports.rows', { n: made.rowsEntered }),
    },
    {
      key: 'left',
      label: say('imports.left-out'),
      align: 'end',
      cell: (made) => say('imports.rows', { n: made.rowsLeftOut }),
    },
    ...(mayWrite
      ? [
          {
            key: 'acts',
            label: say('column.acts'),
            cell: (made: PurchaseImport) => (
              <Button
                look="quiet"
                onClick={() => removing.mutate(made)}
                aria-label={say('imports.remove-name', { file: made.fileName })}
              >
                {say('imports.remove')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Loaded query={imports}>
      {(all) =>
        all.length === 0 ? null : (
          <Section title={say('imports.title')}>
            <ProblemNotice problem={removing.error} />
            <DataTable
              caption={say('imports.caption', { n: all.length })}
              rows={all}
              rowKey={(made) => made.id}
              columns={columns}
            />
          </Section>
        )
      }
    </Loaded>
  )
}
