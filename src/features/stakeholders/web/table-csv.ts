import { evaluationsWords } from '#features/evaluations/words.ts'
import { writeCsv } from '#platform/tables/csv-writing.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'

/** The list as a table for a spreadsheet, one stakeholder a line, in the reader's language. */
export function useTableCsv(): (all: readonly Rated[]) => string {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const { lang } = useLang()
  return (all) =>
    writeCsv(
      [
        [
          say('sheet.name'),
          say('sheet.group'),
          say('sheet.links'),
          say('sheet.worlds'),
          ...(['involvement', 'importance'] as const).flatMap((axis) => [
            say('csv.median', { axis: say(`axis.${axis}`) }),
            say('csv.lowest', { axis: say(`axis.${axis}`) }),
            say('csv.highest', { axis: say(`axis.${axis}`) }),
          ]),
          say('map.count'),
          say('map.quadrant'),
          say('priority.gap'),
          say('rating.discuss'),
        ],
        ...all.map(({ name, record, summary, ratings, quadrant }) => [
          name,
          record.urbalGroup ? say(`urbal-group.${record.urbalGroup}`) : '',
          record.links.map((link) => sayEvaluations(`link-of-chain.${link}`)).join(', '),
          record.worlds.join(', '),
          ...[summary.involvement, summary.importance].flatMap(({ median, lowest, highest }) => [
            median,
            lowest,
            highest,
          ]),
          ratings.length,
          quadrant ? say(`quadrant.${quadrant}`) : '',
          summary.mobilisationGap,
          summary.toDiscuss ? say('yes') : '',
        ]),
      ],
      // A French spreadsheet takes commas for decimals, and so semicolons between cells.
      lang === 'fr' ? { decimalMark: ',' } : { separator: ',' },
    )
}
