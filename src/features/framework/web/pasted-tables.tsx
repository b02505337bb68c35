import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { type Scope, useRefresh } from './framework-state.ts'

/** What entered before, each undone as a whole. */
export function PastedTables({ scope }: { readonly scope: Scope }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const toast = useToast()
  const undoToast = useUndoToast()
  const tell = useProblemText()
  const imports = usePaged(['framework', scope.evaluationId, 'imports'], (cursor) =>
    api.imports.list({ ...scope, ...cursor }),
  )
  const rows = imports.query.data ?? []
  if (rows.length === 0) return null
  const undo = async ({ id, version }: (typeof rows)[number]) => {
    try {
      await api.imports.remove({ ...scope, id, version })
      undoToast(say('imports.undone'), () => api.imports.restore({ ...scope, id }).then(refresh))
    } catch (failure) {
      toast(tell(failure))
    }
    await refresh()
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
          { key: 'when', label: say('imports.when'), cell: (each) => formatDay(each.createdAt, lang, true) },
          { key: 'file', label: say('imports.file'), cell: (each) => each.fileName },
          {
            key: 'entered',
            label: say('imports.entered'),
            align: 'end',
            cell: (each) => <span className="tb-number">{each.rowsEntered}</span>,
          },
          {
            key: 'left',
            label: say('imports.left'),
            align: 'end',
            cell: (each) => <span className="tb-number">{each.rowsLeftOut}</span>,
          },
          {
            key: 'acts',
            label: say('column.acts'),
            cell: (each) => (
              <Button look="quiet" onClick={() => void undo(each)}>
                {say('imports.undo')}
                <span className="tb-hidden"> ({formatDay(each.createdAt, lang, true)})</span>
              </Button>
            ),
          },
        ]}
      />
    </Section>
  )
}
