import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { MeasureNotes } from './measures-notes.tsx'
import { type MeasuresParts, measureKey } from './measures-parts.ts'
import { shortReading, writeFigure } from './measures-writing.ts'
import { worldAddress } from './network-addresses.ts'
import { SortedTable } from './sorted-table.tsx'

const COLUMNS = ['actors', 'actor-worlds', 'betweenness', 'closeness', 'ei', 'evenness'] as const

/** Figures of each world, for everybody. */
export function WorldFigures({ here, read, study }: MeasuresParts) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { lang } = useLang()
  const { ids, columns, readings } = study.worldFigures
  const names = new Map(read.data.worlds.map(({ id, name }) => [id, name]))
  const rows = ids.map((id, at) => ({ id, at, name: names.get(id) ?? '' }))
  return (
    <Section title={say('measures.worlds')} lead={say('measures.worlds-lead')} id="mondes">
      <SortedTable
        keepGrid
        caption={say('table.worlds-caption', { n: rows.length })}
        rows={rows}
        begin={{ key: 'actors', descending: true }}
        columns={[
          {
            key: 'name',
            label: say('table.world'),
            by: ({ name }) => name,
            cell: ({ id, name }) => <LinkTo to={worldAddress(here.territoryId, id)}>{name}</LinkTo>,
          },
          ...COLUMNS.map((code) => ({
            key: code,
            label: sayMeasure(measureKey(`measure.${code}.name`)),
            align: 'end' as const,
            by: ({ at }: { at: number }) => columns[code]?.[at] ?? null,
            cell: ({ at }: { at: number }) => {
              const value = columns[code]?.[at] ?? null
              const reading = readings[code]?.[at]
              const short =
                reading && shortReading(reading, sayMeasure(measureKey(`reading.${code}.${reading}`)))
              return value === null ? (
                <span className="tb-soft">{say('measures.undefined')}</span>
              ) : (
                <>
                  {writeFigure(code, value, lang)}
                  {short && <span className="wm-read">{short}</span>}
                </>
              )
            },
          })),
        ]}
      />
      <MeasureNotes here={here} read={read} codes={COLUMNS} />
    </Section>
  )
}
