import type { TerritoryAccess } from '#kernel/access.ts'
import { foldText } from '#kernel/text-measure.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { networkOn } from '../domain/network-on-day.ts'
import { networkPictureWords } from '../words.ts'
import { computeApart } from './network-computing.ts'
import { findPositions } from './network-layout-store.ts'
import { readNetwork } from './network-store.ts'

export type ExportFormat = 'gexf' | 'graphml' | 'csv' | 'csv-nodes' | 'svg' | 'pdf'
type Asked = {
  readonly format: ExportFormat
  readonly on?: string | undefined
  readonly lang: Lang
  readonly persons: 'out' | 'in'
}

const ENDINGS: Readonly<Record<ExportFormat, readonly [ending: string, type: string]>> = {
  gexf: ['gexf', 'application/gexf+xml'],
  graphml: ['graphml', 'application/graphml+xml'],
  csv: ['csv', 'text/csv;charset=utf-8'],
  'csv-nodes': ['csv', 'text/csv;charset=utf-8'],
  svg: ['svg', 'image/svg+xml'],
  pdf: ['pdf', 'application/pdf'],
}

/** The network as a file: for other tools with all its dates or on a day, as a picture on a day (today's by default). */
export async function exportNetwork(
  tx: Tx,
  access: TerritoryAccess,
  { format, on, lang, persons }: Asked,
  today: string,
): Promise<File> {
  const territory = await tx.one<{ name: string; isDemonstration: boolean }>(
    'select name, demo as "isDemonstration" from territory where id = $1',
    [access.territoryId],
  )
  const data = await readNetwork(tx, access)
  const positions = await findPositions(tx, access, data)
  const { name: title, isDemonstration } = territory
  const bytes =
    format === 'svg' || format === 'pdf'
      ? await computeApart({
          act: 'draw',
          format,
          picture: {
            ...{ lang, territory: title, isDemonstration, positions, persons, madeOn: today },
            view: networkOn(data, on ?? today),
          },
        })
      : await computeApart({
          act: 'write',
          format,
          ...{ data, positions, options: { day: on, persons } },
          description: sayIn(networkPictureWords, lang)('title', { territory: title }),
        })
  const [ending, type] = ENDINGS[format]
  const name = fileNameOf([
    territory.name,
    sayIn(networkPictureWords, lang)('file.name'),
    on ?? '',
    format === 'csv-nodes' ? 'nodes' : '',
  ])
  return new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], `${name}.${ending}`, { type })
}

/** A name that any system keeps: letters without accents, digits and hyphens. */
function fileNameOf(parts: readonly string[]): string {
  return foldText(parts.filter((part) => part !== '').join(' '))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
}
