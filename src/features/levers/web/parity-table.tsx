import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { leversScreensWords } from '../words.ts'
import { type ParityRead, useParityText } from './parity-text.ts'

/** Parity in figures: in the room, in the population with its source, the ratio, how it reads. */
export function ParityTable({ parity }: { readonly parity: readonly ParityRead[] }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const told = useParityText()
  const percent = (value: number | null) =>
    value === null ? say('parity.unknown') : say('parity.percent', { share: formatNumber(value, lang, 1) })
  return (
    <DataTable<ParityRead>
      caption={say('parity.table')}
      rows={parity}
      rowKey={({ audienceId }) => audienceId}
      columns={[
        { key: 'name', label: say('coverage.public'), cell: ({ name }) => name },
        {
          key: 'came',
          label: say('parity.came'),
          align: 'end',
          cell: ({ present, persons, events }) =>
            present === null || persons === null
              ? say('parity.unknown')
              : say('parity.came-of', { n: present, of: persons, events }),
        },
        {
          key: 'room',
          label: say('parity.room'),
          align: 'end',
          cell: ({ roomPercent }) => percent(roomPercent),
        },
        {
          key: 'population',
          label: say('parity.population'),
          align: 'end',
          cell: ({ populationPercent, populationSource }) =>
            populationPercent === null
              ? say('parity.unknown')
              : `${percent(populationPercent)} (${populationSource})`,
        },
        { key: 'reading', label: say('coverage.reading'), cell: told },
      ]}
    />
  )
}
