import type { ChainLink } from '#features/evaluations/domain/perimeter.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import { buildMatrix, type MatrixRow } from './meeting-matrix.ts'
import type { Rated } from './rated.ts'

type CompositionMatrixProps = { readonly guests: readonly Rated[]; readonly links: readonly ChainLink[] }

/** Groups × links with names; an empty cell says so. */
export function CompositionMatrix({ guests, links }: CompositionMatrixProps) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const rows = buildMatrix(guests, links)
  const names = (of: readonly string[]) =>
    of.length === 0 ? <span className="sh-nobody">—</span> : of.join(', ')
  return (
    <DataTable<MatrixRow>
      caption={say('composition.matrix')}
      keepGrid
      rows={rows}
      rowKey={(row) => row.group ?? 'unsaid'}
      columns={[
        {
          key: 'group',
          label: say('sheet.group'),
          cell: ({ group }) => (group ? say(`urbal-group.${group}`) : say('composition.unsaid-group')),
        },
        ...links.map((link, at) => ({
          key: link,
          label: sayEvaluations(`link-of-chain.${link}`),
          cell: (row: MatrixRow) => names(row.cells[at]?.names ?? []),
        })),
        { key: 'none', label: say('composition.no-link'), cell: (row) => names(row.withoutLink) },
      ]}
    />
  )
}
