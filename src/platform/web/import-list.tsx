import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { Button } from './button.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { importListWords } from './import-list-words.ts'
import { formatDay, useLang, useSay } from './lang.tsx'
import { Section } from './page.tsx'
import type { Paged } from './paged.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { useUndoToast } from './toasts.tsx'

type EnteredFile = {
  readonly id: string
  readonly fileName: string
  readonly createdAt: string | Date
  readonly rowsEntered: number
  readonly rowsLeftOut: number
}

/** What differs from one kind of file to another; the rest has the kit's words. */
type ImportListWording<Row> = {
  readonly title: string
  readonly lead?: string
  readonly caption: string
  /** Head of the column that counts what entered: values, lines, organisations. */
  readonly entered: string
  /** Name of the act for those who do not see the row it stands in; begins as the button does. */
  readonly removeOf: (row: Row) => string
  /** Said once the file is out, beside the way back. */
  readonly removed: (row: Row) => string
}

type ImportListProps<Row> = {
  readonly imports: Paged<Row>
  readonly words: ImportListWording<Row>
  readonly mayWrite: boolean
  readonly onRemove: (row: Row) => Promise<unknown>
  readonly onRestore: (row: Row) => Promise<unknown>
  /** Reads anew what leans on these rows: after they left, also when that failed, and after they came back. */
  readonly onChanged: () => Promise<unknown>
  /** Instead of the bare name of the file: a link to its rows. */
  readonly fileCell?: (row: Row) => ReactNode
}

/** Files that entered, each taken out as a whole and brought back as a whole; nothing as long as none did. */
export function ImportList<Row extends EnteredFile>(props: ImportListProps<Row>) {
  const { imports, words, mayWrite, onRemove, onRestore, onChanged, fileCell } = props
  const say = useSay(importListWords)
  const { lang } = useLang()
  const undoToast = useUndoToast()
  const removing = useMutation({
    mutationFn: (row: Row) => onRemove(row),
    onSuccess: (_, row) => undoToast(words.removed(row), () => onRestore(row).then(onChanged)),
    onSettled: () => onChanged(),
  })
  const rows = imports.query.data ?? []
  const number = (value: number) => <span className="tb-number">{formatNumber(value, lang)}</span>
  const columns: Column<Row>[] = [
    { key: 'file', label: say('file'), cell: (row) => fileCell?.(row) ?? row.fileName },
    { key: 'when', label: say('when'), cell: (row) => formatDay(row.createdAt, lang, true) },
    { key: 'entered', label: words.entered, align: 'end', cell: (row) => number(row.rowsEntered) },
    { key: 'left', label: say('left'), align: 'end', cell: (row) => number(row.rowsLeftOut) },
  ]
  if (mayWrite)
    columns.push({
      key: 'acts',
      label: say('acts'),
      cell: (row) => (
        <Button look="quiet" aria-label={words.removeOf(row)} onClick={() => removing.mutate(row)}>
          {say('remove')}
        </Button>
      ),
    })
  return (
    <>
      <ProblemNotice problem={removing.error ?? imports.query.error} />
      {rows.length > 0 && (
        <Section title={words.title} lead={words.lead}>
          <DataTable
            caption={words.caption}
            rows={rows}
            rowKey={(row) => row.id}
            total={imports.total}
            onMore={imports.onMore}
            loadingMore={imports.loadingMore}
            columns={columns}
          />
        </Section>
      )}
    </>
  )
}
