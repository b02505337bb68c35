import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { boundsOf } from '../domain/network-reading.ts'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { WorldMatrix } from './measures-matrix.tsx'
import type { MeasuresParts } from './measures-parts.ts'
import { SortedTable } from './sorted-table.tsx'

/** Which worlds meet, and whether more or less than chance has it: a matrix and the same as a list. */
export function PairFigures({ read, study }: MeasuresParts) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { lang } = useLang()
  const names = new Map(read.data.worlds.map(({ id, name }) => [id, name]))
  const [low = 0.5, high = 1.5] = boundsOf('affinity', read.settings.thresholds)
  const reading = (affinity: number) =>
    affinity < low ? 'under-linked' : affinity > high ? 'regulars' : 'as-expected'
  const rows = study.pairs.map((pair) => ({
    ...pair,
    id: `${pair.a} ${pair.b}`,
    name: `${names.get(pair.a) ?? ''} – ${names.get(pair.b) ?? ''}`,
  }))
  if (rows.length === 0) return null
  const write = (value: number | null) =>
    value === null ? (
      <span className="tb-soft">{say('measures.undefined')}</span>
    ) : (
      formatNumber(value, lang, 2)
    )
  return (
    <Section title={sayMeasure('measure.projection.question')} lead={say('pairs.lead')} id="paires">
      <WorldMatrix worlds={read.data.worlds} pairs={study.pairs} reading={reading} />
      <SortedTable
        caption={say('pairs.caption', { n: rows.length })}
        rows={rows}
        page={10}
        begin={{ key: 'affinity', descending: false }}
        columns={[
          { key: 'name', label: say('pairs.worlds'), by: ({ name }) => name, cell: ({ name }) => name },
          {
            key: 'shared',
            label: say('pairs.shared'),
            align: 'end',
            by: ({ shared }) => shared,
            cell: ({ shared }) => formatNumber(shared, lang),
          },
          {
            key: 'newman',
            label: say('pairs.newman'),
            align: 'end',
            by: ({ newman }) => newman,
            cell: ({ newman }) => write(newman),
          },
          {
            key: 'affinity',
            label: sayMeasure('measure.affinity.name'),
            align: 'end',
            by: ({ affinity }) => affinity,
            cell: ({ affinity }) => (
              <>
                {write(affinity)}
                {affinity !== null && <span className="wm-read">{say(`pairs.${reading(affinity)}`)}</span>}
              </>
            ),
          },
          {
            key: 'jaccard',
            label: sayMeasure('measure.overlap.name'),
            align: 'end',
            by: ({ jaccard }) => jaccard,
            cell: ({ jaccard }) => write(jaccard),
          },
        ]}
      />
    </Section>
  )
}
