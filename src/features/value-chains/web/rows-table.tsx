import { Button, IconButton } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { formatAmount } from '../domain/amount-format.ts'
import { valueChainsWords } from '../words.ts'
import type { PurchaseRow } from './value-chains-api.ts'

type RowsTableProps = {
  readonly rows: readonly PurchaseRow[]
  readonly total: number
  readonly onMore?: (() => void) | undefined
  readonly loadingMore: boolean
  readonly onOpen?: (row: PurchaseRow) => void
  readonly onRemove?: (row: PurchaseRow) => void
}

export function RowsTable({ rows, total, onMore, loadingMore, onOpen, onRemove }: RowsTableProps) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const columns: readonly Column<PurchaseRow>[] = [
    {
      key: 'what',
      label: say('field.description'),
      cell: (row) => (
        <div>
          {row.description}
          {row.supplier && <div className="tb-soft vc-light">{row.supplier}</div>}
        </div>
      ),
    },
    {
      key: 'date',
      label: say('field.date'),
      cell: (row) => <span className="vc-whole">{formatShortDay(row.date, lang)}</span>,
    },
    {
      key: 'price',
      label: say('field.price'),
      align: 'end',
      cell: (row) => <span className="vc-whole">{formatAmount(row.price, lang)}</span>,
    },
    { key: 'family', label: say('field.family'), cell: (row) => say(`family.${row.family}`) },
    {
      key: 'counts',
      label: say('rows.counts-as'),
      cell: (row) => (row.qualityGroup ? say(`amount.${row.qualityGroup}`) : say('rows.no-group')),
    },
    {
      key: 'also',
      label: say('rows.also'),
      cell: (row) =>
        [
          row.localDefinition && `${say('amount.local')} ${say(`local.${row.localDefinition}`)}`,
          row.shortChain && say('amount.shortChain'),
          row.origin && say(row.origin === 'FRANCE' ? 'amount.france' : 'amount.europe'),
        ]
          .filter(Boolean)
          .join(', '),
    },
    ...(onOpen && onRemove
      ? [
          {
            key: 'acts',
            label: say('column.acts'),
            cell: (row: PurchaseRow) => (
              <span className="vc-acts">
                <Button
                  look="quiet"
                  onClick={() => onOpen(row)}
                  aria-label={say('rows.correct-name', { description: row.description })}
                >
                  {say('rows.correct')}
                </Button>
                <IconButton
                  label={say('rows.remove', { description: row.description })}
                  onClick={() => onRemove(row)}
                >
                  <SignIcon sign="close" size={16} />
                </IconButton>
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={say('rows.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      total={total}
      onMore={onMore}
      loadingMore={loadingMore}
    />
  )
}
