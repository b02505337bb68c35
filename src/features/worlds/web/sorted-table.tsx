import { useState } from 'react'
import { type Column, DataTable, type Sort } from '#platform/web/data-table.tsx'
import { useLang } from '#platform/web/lang.tsx'

const PAGE = 25

export type SortedColumn<Row> = Column<Row> & {
  /** What rows are sorted by; null stands at the end, whichever way. */
  readonly by: (row: Row) => string | number | null
}

type SortedTableProps<Row> = {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly columns: readonly SortedColumn<Row>[]
  readonly begin: Sort
  readonly keepGrid?: boolean
  readonly page?: number
}

/** A whole list in the browser: sorted by any column, shown page after page. */
export function SortedTable<Row extends { readonly id: string }>(props: SortedTableProps<Row>) {
  const { caption, rows, columns, begin, keepGrid = false, page = PAGE } = props
  const { lang } = useLang()
  const [sort, setSort] = useState(begin)
  const [shown, setShown] = useState(page)
  const by = columns.find(({ key }) => key === sort.key)?.by
  const turn = sort.descending ? -1 : 1
  const collator = new Intl.Collator(lang, { numeric: true })
  const sorted = by
    ? rows.toSorted((a, b) => {
        const [x, y] = [by(a), by(b)]
        if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
        return (
          turn * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(`${x}`, `${y}`))
        )
      })
    : rows
  return (
    <DataTable
      caption={caption}
      rows={sorted.slice(0, shown)}
      rowKey={({ id }) => id}
      columns={columns.map((column) => ({ ...column, sortable: true }))}
      sort={sort}
      onSort={setSort}
      keepGrid={keepGrid}
      total={rows.length}
      onMore={shown < rows.length ? () => setShown(shown + page) : undefined}
    />
  )
}
