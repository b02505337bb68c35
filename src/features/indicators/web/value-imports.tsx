import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { indicatorsWords } from '../words.ts'
import { observationImportsKey, useIndicatorsApi, useValuesChanged } from './indicators-api.ts'

type Props = {
  readonly scope: { readonly territoryId: string; readonly evaluationId: string }
  readonly mayContribute: boolean
}

/** Tables of values that entered before, each taken out as a whole. */
export function ValueImports({ scope, mayContribute }: Props) {
  const say = useSay(indicatorsWords)
  const { lang } = useLang()
  const api = useIndicatorsApi()
  const changed = useValuesChanged(scope.evaluationId)
  const toast = useToast()
  const undoToast = useUndoToast()
  const tell = useProblemText()
  const imports = usePaged([...observationImportsKey(scope.evaluationId)], (cursor) =>
    api.observationImports.list({ ...scope, ...cursor }),
  )
  const rows = imports.query.data ?? []
  if (rows.length === 0) return null
  const undo = async ({ id, version, fileName }: (typeof rows)[number]) => {
    try {
      await api.observationImports.remove({ ...scope, id, version })
      undoToast(say('imports.undone', { file: fileName }), () =>
        api.observationImports.restore({ ...scope, id }).then(changed),
      )
    } catch (failure) {
      toast(tell(failure))
    }
    await changed()
  }
  return (
    <Section title={say('imports.title')} lead={say('imports.lead')}>
      <DataTable
        caption={say('imports.caption')}
        rows={rows}
        rowKey={(each) => each.id}
        total={imports.total}
        onMore={imports.onMore}
        loadingMore={imports.loadingMore}
        columns={[
          { key: 'file', label: say('imports.file'), cell: (each) => each.fileName },
          { key: 'when', label: say('imports.when'), cell: (each) => formatDay(each.createdAt, lang, true) },
          {
            key: 'entered',
            label: say('imports.entered'),
            align: 'end',
            cell: (each) => <span className="tb-number">{each.rowsEntered.toLocaleString(lang)}</span>,
          },
          {
            key: 'left',
            label: say('imports.left'),
            align: 'end',
            cell: (each) => <span className="tb-number">{each.rowsLeftOut.toLocaleString(lang)}</span>,
          },
          ...(mayContribute
            ? [
                {
                  key: 'acts',
                  label: say('imports.acts'),
                  cell: (each: (typeof rows)[number]) => (
                    <Button
                      look="quiet"
                      aria-label={say('imports.undo-of', { file: each.fileName })}
                      onClick={() => void undo(each)}
                    >
                      {say('imports.undo')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
