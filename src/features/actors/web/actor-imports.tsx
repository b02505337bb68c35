import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { actorsWords } from '../words.ts'
import { actorsKey, useActorsApi, useActorsChanged } from './actors-api.ts'

type ActorImportsProps = { readonly territoryId: string; readonly mayWrite: boolean }

/** What entered before, each undone as a whole. */
export function ActorImports({ territoryId, mayWrite }: ActorImportsProps) {
  const say = useSay(actorsWords)
  const { lang } = useLang()
  const api = useActorsApi()
  const changed = useActorsChanged(territoryId)
  const toast = useToast()
  const undoToast = useUndoToast()
  const tell = useProblemText()
  const imports = usePaged([...actorsKey(territoryId), 'imports'], (cursor) =>
    api.imports.list({ territoryId, ...cursor }),
  )
  const rows = imports.query.data ?? []
  if (rows.length === 0) return null
  const undo = async ({ id, version, fileName }: (typeof rows)[number]) => {
    try {
      await api.imports.remove({ territoryId, id, version })
      undoToast(say('imports.undone', { file: fileName }), () =>
        api.imports.restore({ territoryId, id }).then(changed),
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
            cell: (each) => <span className="tb-number">{each.rowsEntered}</span>,
          },
          {
            key: 'left',
            label: say('imports.left'),
            align: 'end',
            cell: (each) => <span className="tb-number">{each.rowsLeftOut}</span>,
          },
          ...(mayWrite
            ? [
                {
                  key: 'acts',
                  label: say('list.acts'),
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
