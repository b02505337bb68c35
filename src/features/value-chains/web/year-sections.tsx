import { useMediaQuery } from '@mantine/hooks'
import { PRODUCT_FAMILIES } from '#features/evaluations/domain/local-definition.ts'
import { QueryLink } from '#platform/web/address-query.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import { formatAmount, formatShare } from '../domain/amount-format.ts'
import { LOCAL_DEFINITIONS } from '../domain/purchase.ts'
import { LEGAL_GOALS, shareOfAmounts } from '../domain/purchase-shares.ts'
import type { PurchaseMeasure } from '../domain/purchase-summary.ts'
import { drawShares } from '../domain/share-picture.ts'
import { valueChainsWords } from '../words.ts'
import type { YearSums } from './value-chains-api.ts'

export type YearShown = {
  readonly year: string
  readonly sums: YearSums
  /** Where the rows behind a figure are listed. */
  readonly rowsPath: string
}

/** Pictures are drawn for the width they have: their texts keep their size on a phone. */
export function usePictureWidth(): number {
  return useMediaQuery('(max-width: 37.49em)') ? 350 : 760
}

/** The four figures that people ask for first, each beside the law where the law says something. */
export function HeadlineFigures({ year, sums, rowsPath }: YearShown) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const figures = [
    { measure: 'quality', amount: sums.quality, goal: LEGAL_GOALS.quality },
    { measure: 'organic', amount: sums.organic, goal: LEGAL_GOALS.organic },
    { measure: 'local', amount: sums.local.any ?? '0.00', goal: null },
    { measure: 'shortChain', amount: sums.shortChain, goal: null },
  ] as const
  return (
    <>
      <p>
        <QueryLink path={rowsPath} query={{ annee: year }}>
          {say('purchases.total', { year, total: formatAmount(sums.total, lang) })}
        </QueryLink>
      </p>
      <StatRow>
        {figures.map(({ measure, amount, goal }) => {
          const share = shareOfAmounts(amount, sums.total)
          return (
            <Stat
              key={measure}
              value={share === null ? null : formatShare(share, lang)}
              missing={say('purchases.no-share')}
              label={say(`amount.${measure}`)}
            >
              <QueryLink path={rowsPath} query={{ annee: year, mesure: measure }}>
                {formatAmount(amount, lang)}
              </QueryLink>
              {goal !== null && (
                <div className="tb-soft">{say('law.goal', { goal: formatShare(goal, lang) })}</div>
              )}
            </Stat>
          )
        })}
      </StatRow>
    </>
  )
}

type AmountRow = {
  readonly key: string
  readonly name: string
  readonly amount: string
  /** What leads to its rows. */
  readonly query: Readonly<Record<string, string>>
}

/** Name, exact amount leading to its rows, share of the year. */
export function useAmountColumns({ sums, rowsPath }: Pick<YearShown, 'sums' | 'rowsPath'>) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const columns: readonly Column<AmountRow>[] = [
    { key: 'name', label: say('column.what'), cell: (row) => row.name },
    {
      key: 'amount',
      label: say('column.amount'),
      align: 'end',
      cell: (row) => (
        <QueryLink path={rowsPath} query={row.query}>
          {formatAmount(row.amount, lang)}
        </QueryLink>
      ),
    },
    {
      key: 'share',
      label: say('column.share'),
      align: 'end',
      cell: (row) => formatShare(shareOfAmounts(row.amount, sums.total), lang) || say('column.no-share'),
    },
  ]
  return columns
}

const GROUPS = ['organic', 'siqo', 'other', 'externalityPerformance'] as const
export const GROUP_INKS = {
  organic: 'accent',
  siqo: 'muted',
  other: 'hatch',
  externalityPerformance: 'quadrant-1',
} as const

/** Each purchase counts once, in the highest group; the rest is told too, so that the table adds up to the total. */
export function CategoriesSection(shown: YearShown) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const { year, sums, rowsPath } = shown
  const width = usePictureWidth()
  const columns = useAmountColumns(shown)
  const row = (measure: PurchaseMeasure, amount: string) => ({
    key: measure,
    name: say(`amount.${measure}`),
    amount,
    query: { annee: year, mesure: measure },
  })
  const parts = GROUPS.map((group) => ({
    key: group,
    share: shareOfAmounts(sums[group], sums.total) ?? 0,
    ink: GROUP_INKS[group],
    label: `${say(`amount.${group}`)} : ${formatAmount(sums[group], lang)}`,
  }))
  const table = (
    <DataTable
      caption={say('categories.caption', { year })}
      rows={[
        ...GROUPS.map((group) => row(group, sums[group])),
        row('quality', sums.quality),
        row('fairTrade', sums.fairTrade),
        row('total', sums.total),
      ]}
      rowKey={(each) => each.key}
      columns={columns}
    />
  )
  const told = parts.map((part) => part.label).join(' ; ')
  const drawing = drawShares({
    title: say('categories.caption', { year }),
    description: `${told}. ${goalTexts(say, lang)
      .map((goal) => goal.label)
      .join(' ; ')}.`,
    bars: [{ key: year, name: year, total: formatAmount(sums.total, lang), parts }],
    goals: goalTexts(say, lang),
    legend: GROUPS.map((group) => ({ ink: GROUP_INKS[group], label: say(`amount.${group}`) })),
    width,
  })
  return (
    <Section title={say('categories.title')} lead={say('categories.lead')}>
      <DrawingView drawing={drawing} maxWidth={`${width}px`} />
      {table}
      <p>
        <QueryLink path={rowsPath} query={{ annee: year, mesure: 'quality' }}>
          {say('categories.see')}
        </QueryLink>
      </p>
    </Section>
  )
}

type SayValueChains = ReturnType<typeof useSay<Extract<keyof (typeof valueChainsWords)['fr'], string>>>

export function goalTexts(say: SayValueChains, lang: 'fr' | 'en') {
  return [
    {
      share: LEGAL_GOALS.organic,
      label: say('law.organic', { goal: formatShare(LEGAL_GOALS.organic, lang) }),
    },
    {
      share: LEGAL_GOALS.quality,
      label: say('law.quality', { goal: formatShare(LEGAL_GOALS.quality, lang) }),
    },
  ]
}

/** Local under each definition that some purchase declares: nothing says that one is the right one. */
export function LocalSection(shown: YearShown) {
  const say = useSay(valueChainsWords)
  const { year, sums } = shown
  const columns = useAmountColumns(shown)
  const declared = LOCAL_DEFINITIONS.filter((name) => sums.local[name] !== undefined)
  const rows = [
    ...declared.map((name) => ({
      key: name,
      name: say(`local.${name}`),
      amount: sums.local[name] ?? '0.00',
      query: { annee: year, mesure: 'local', definition: name },
    })),
    {
      key: 'any',
      name: say('local-section.any'),
      amount: sums.local.any ?? '0.00',
      query: { annee: year, mesure: 'local' },
    },
    ...(['shortChain', 'france', 'europe'] as const).map((measure) => ({
      key: measure,
      name: say(`amount.${measure}`),
      amount: sums[measure],
      query: { annee: year, mesure: measure },
    })),
  ]
  return (
    <Section title={say('local-section.title')} lead={say('local-section.lead')}>
      {declared.length === 0 && (
        <Advice>
          <p>{say('local-section.none')}</p>
        </Advice>
      )}
      <DataTable
        caption={say('local-section.caption', { year })}
        rows={rows}
        rowKey={(row) => row.key}
        columns={columns}
      />
    </Section>
  )
}

export function FamiliesSection(shown: YearShown) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const { year, sums } = shown
  const width = usePictureWidth()
  const columns = useAmountColumns(shown)
  const rows = PRODUCT_FAMILIES.map((family) => ({
    key: family,
    name: say(`family.${family}`),
    amount: sums.byFamily[family] ?? '0.00',
    query: { annee: year, familles: family },
  }))
  const bars = rows.map((row) => {
    const share = shareOfAmounts(row.amount, sums.total)
    const total = `${formatAmount(row.amount, lang)} · ${formatShare(share, lang) || say('column.no-share')}`
    const part = { key: row.key, share: share ?? 0, ink: 'accent' as const, label: `${row.name} : ${total}` }
    return { key: row.key, name: row.name, total, parts: [part] }
  })
  const caption = say('families.caption', { year })
  const drawing = drawShares({
    title: caption,
    description: bars.map((bar) => `${bar.name} : ${bar.total}`).join(' ; '),
    bars,
    goals: [],
    legend: [],
    width,
  })
  return (
    <Section title={say('families.title')}>
      <DrawingView
        drawing={drawing}
        maxWidth={`${width}px`}
        table={<DataTable caption={caption} rows={rows} rowKey={(row) => row.key} columns={columns} />}
      />
    </Section>
  )
}
