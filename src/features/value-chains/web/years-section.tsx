import { QueryLink } from '#platform/web/address-query.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice, Section } from '#platform/web/page.tsx'
import { formatAmount, formatShare } from '../domain/amount-format.ts'
import { shareOfAmounts } from '../domain/purchase-shares.ts'
import { drawShares } from '../domain/share-picture.ts'
import { valueChainsWords } from '../words.ts'
import type { Summary, YearSums } from './value-chains-api.ts'
import { goalTexts, usePictureWidth } from './year-sections.tsx'

type YearsProps = {
  readonly byYear: Summary['byYear']
  readonly years: readonly string[]
  readonly rowsPath: string
}

type YearRow = { readonly year: string; readonly sums: YearSums }

/** Years beside each other, never without the warning: another panel of canteens makes another figure. */
export function YearsSection({ byYear, years, rowsPath }: YearsProps) {
  const say = useSay(valueChainsWords)
  const { lang } = useLang()
  const width = usePictureWidth()
  const rows = years.flatMap((year): YearRow[] => {
    const sums = byYear[year]
    return sums ? [{ year, sums }] : []
  })
  if (rows.length < 2) return null
  const percent = (share: number | null) => formatShare(share, lang) || say('column.no-share')
  const bars = rows.map(({ year, sums }) => {
    const organic = shareOfAmounts(sums.organic, sums.total)
    const quality = shareOfAmounts(sums.quality, sums.total)
    const rest = Math.max(0, (quality ?? 0) - (organic ?? 0))
    return {
      key: year,
      name: year,
      total: `${say('amount.organic')} ${percent(organic)} · ${say('amount.quality')} ${percent(quality)}`,
      parts: [
        {
          key: 'organic',
          share: organic ?? 0,
          ink: 'accent' as const,
          label: `${year} : ${percent(organic)}`,
        },
        { key: 'rest', share: rest, ink: 'muted' as const, label: `${year} : ${percent(quality)}` },
      ],
    }
  })
  const drawing = drawShares({
    title: say('years.caption'),
    description: bars.map((bar) => `${bar.name} : ${bar.total}`).join(' ; '),
    bars,
    goals: goalTexts(say, lang),
    legend: [
      { ink: 'accent', label: say('amount.organic') },
      { ink: 'muted', label: say('years.other-quality') },
    ],
    width,
  })
  return (
    <Section title={say('years.title')}>
      <Advice>
        <p>{say('years.warning')}</p>
      </Advice>
      <DrawingView drawing={drawing} maxWidth={`${width}px`} />
      <DataTable
        caption={say('years.caption')}
        rows={rows}
        rowKey={(row) => row.year}
        columns={yearColumns(say, lang, rowsPath)}
      />
    </Section>
  )
}

function yearColumns(
  say: ReturnType<typeof useSay<Extract<keyof (typeof valueChainsWords)['fr'], string>>>,
  lang: 'fr' | 'en',
  rowsPath: string,
): readonly Column<YearRow>[] {
  const share = (key: 'organic' | 'quality' | 'shortChain'): Column<YearRow> => ({
    key,
    label: say(`amount.${key}`),
    align: 'end',
    cell: ({ sums }) => formatShare(shareOfAmounts(sums[key], sums.total), lang) || say('column.no-share'),
  })
  return [
    { key: 'year', label: say('column.year'), cell: (row) => row.year },
    {
      key: 'total',
      label: say('amount.total'),
      align: 'end',
      cell: ({ year, sums }) => (
        <QueryLink path={rowsPath} query={{ annee: year }}>
          {formatAmount(sums.total, lang)}
        </QueryLink>
      ),
    },
    share('organic'),
    share('quality'),
    {
      key: 'local',
      label: say('amount.local'),
      align: 'end',
      cell: ({ sums }) =>
        formatShare(shareOfAmounts(sums.local.any ?? '0.00', sums.total), lang) || say('column.no-share'),
    },
    share('shortChain'),
  ]
}
