import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkMapWords } from '../words.ts'
import type { MeasuresParts } from './measures-parts.ts'

const NAMED = 6

/** Groups found by Leiden: who is tied most with whom, whatever their worlds; for the team alone. */
export function CommunitiesSection({ read, study }: MeasuresParts) {
  const say = useSay(networkMapWords)
  const names = new Map(read.data.actors.map(({ id, name }) => [id, name]))
  const degree = study.actorFigures.columns.ties ?? []
  const groups = new Map<number, { id: string; ties: number }[]>()
  study.communities.forEach((group, i) => {
    const id = study.actorFigures.ids[i]
    if (group === null || id === undefined) return
    groups.set(group, [...(groups.get(group) ?? []), { id, ties: degree[i] ?? 0 }])
  })
  const rows = [...groups]
    .map(([group, members]) => ({ group, members: members.toSorted((a, b) => b.ties - a.ties) }))
    .filter(({ members }) => members.length > 1)
    .toSorted((a, b) => b.members.length - a.members.length)
  if (rows.length === 0) return null
  return (
    <Section title={say('communities.title')} lead={say('communities.lead')} id="groupes">
      <DataTable
        caption={say('communities.caption', { n: rows.length })}
        rows={rows.slice(0, 30)}
        rowKey={({ group }) => `${group}`}
        columns={[
          {
            key: 'who',
            label: say('communities.who'),
            cell: ({ members }) =>
              members
                .slice(0, NAMED)
                .map(({ id }) => names.get(id) ?? '')
                .join(', ') + (members.length > NAMED ? '…' : ''),
          },
          { key: 'size', label: say('table.size'), align: 'end', cell: ({ members }) => members.length },
        ]}
      />
    </Section>
  )
}
