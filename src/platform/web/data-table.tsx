import './page.css'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'
import { SignIcon } from './sign-icon.tsx'

export type Column<Row> = {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end, in figures of equal width. */
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
}

export type Sort = { readonly key: string; readonly descending: boolean }

type DataTableProps<Row> = {
  /** What the table holds, in words; shown above it. */
  readonly caption: string
  readonly rows: readonly Row[]
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  /** Number of all rows, when the list is paged. */
  readonly total?: number | undefined
  /** Present when there is more to load: the « Suite » button. */
  readonly onMore?: (() => void) | undefined
  readonly loadingMore?: boolean
  /** Instead of cards on a phone: the table scrolls sideways (wide comparisons). */
  readonly keepGrid?: boolean
}

/** A real table, with a caption; under 600 px each row becomes a card; paged by « Suite ». */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    rows,
    columns,
    rowKey,
    sort,
    onSort,
    total,
    onMore,
    loadingMore = false,
    keepGrid = false,
  } = props
  const say = useSay(shellWords)
  return (
    <div className="tb-table-box">
      <section
        className="tb-table-scroll"
        aria-label={say('table.scroll', { caption })}
        tabIndex={keepGrid ? 0 : undefined}
      >
        {/* biome-ignore lint/a11y/noRedundantRoles: cards are not laid out as a table, and some readers then forget the roles */}
        <table className={keepGrid ? 'tb-table' : 'tb-table tb-table-cards'} role="table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              // biome-ignore lint/a11y/noRedundantRoles: see the table
              <tr key={rowKey(row)} role="row">
                {columns.map((column, position) =>
                  position === 0 ? (
                    // biome-ignore lint/a11y/noRedundantRoles: see the table
                    <th key={column.key} scope="row" role="rowheader">
                      {column.cell(row)}
                    </th>
                  ) : (
                    // biome-ignore lint/a11y/noRedundantRoles: see the table
                    <td key={column.key} data-align={column.align} role="cell">
                      <span className="tb-cell-label" aria-hidden="true">
                        {column.label}
                      </span>
                      <span>{column.cell(row)}</span>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {(total !== undefined || onMore) && (
        <div className="tb-row">
          <span className="tb-soft" role="status">
            {total === undefined
              ? say('table.shown', { n: rows.length })
              : say('table.shown-of', { n: rows.length, total })}
          </span>
          {onMore && (
            <Button look="second" onClick={onMore} busy={loadingMore}>
              {say('table.more')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

type HeadCellProps<Row> = {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const say = useSay(shellWords)
  const sorted = sort?.key === column.key ? sort : undefined
  const ariaSort = sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" data-align={column.align} aria-sort={ariaSort}>
      {column.sortable && onSort ? (
        <button
          type="button"
          className="tb-sort"
          title={say('table.sort', { column: column.label })}
          onClick={() => onSort({ key: column.key, descending: sorted ? !sorted.descending : false })}
        >
          {column.label}
          <SignIcon sign="chevron" size={14} />
        </button>
      ) : (
        column.label
      )}
    </th>
  )
}
