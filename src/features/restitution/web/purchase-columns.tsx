import type { ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import { formatAmount } from '#features/value-chains/domain/amount-format.ts'
import type { valueChainsWords } from '#features/value-chains/words.ts'
import type { Lang, Say } from '#kernel/words.ts'
import { formatDay } from '#platform/web/lang.tsx'

type ToldPurchase = {
  readonly description: string
  readonly date: string
  readonly price: string
  readonly family: ProductFamily
  /** For the team alone: a published row comes without. */
  readonly supplier?: string | null
}

/** The columns of purchase rows behind a figure, for the team as for the public. */
export function purchaseColumns(say: Say<keyof (typeof valueChainsWords)['fr']>, lang: Lang) {
  return [
    {
      key: 'what',
      label: say('field.description'),
      cell: (row: ToldPurchase) => (
        <>
          {row.description}
          {row.supplier && <div className="tb-soft">{row.supplier}</div>}
        </>
      ),
    },
    { key: 'date', label: say('field.date'), cell: (row: ToldPurchase) => formatDay(row.date, lang) },
    {
      key: 'price',
      label: say('field.price'),
      align: 'end' as const,
      cell: (row: ToldPurchase) => <span className="rs-whole">{formatAmount(row.price, lang)}</span>,
    },
    { key: 'family', label: say('field.family'), cell: (row: ToldPurchase) => say(`family.${row.family}`) },
  ]
}
