import { Button } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import type { TerritorySelection } from '../domain/territory.ts'
import { territoriesWords } from '../words.ts'
import { communeColumns } from './commune-table.tsx'
import { type ListedCommune, useTerritoriesApi } from './territories-api.ts'

type DrawnCommunesProps = {
  readonly selection: TerritorySelection
  readonly count: number
  readonly onLeave: (code: string) => void
}

/** The communes that a selection comes to, each of which can be left out. */
export function DrawnCommunes({ selection, count, onLeave }: DrawnCommunesProps) {
  const say = useSay(territoriesWords)
  return (
    <Disclosure title={say('board.list', { n: count })}>
      <DrawnTable selection={selection} onLeave={onLeave} />
    </Disclosure>
  )
}

function DrawnTable({ selection, onLeave }: Omit<DrawnCommunesProps, 'count'>) {
  const say = useSay(territoriesWords)
  const { lang } = useLang()
  const api = useTerritoriesApi()
  const drawn = usePaged(['territories', 'preview', selection, 'communes'], async (cursor) => {
    const { communes } = await api.preview({ selection, limit: 25, ...cursor })
    return communes
  })
  const leave = {
    key: 'leave',
    label: say('board.act'),
    cell: (row: ListedCommune) => (
      <Button
        look="quiet"
        onClick={() => onLeave(row.code)}
        aria-label={say('search.leave-name', { name: row.name ?? row.code })}
      >
        {say('search.leave')}
      </Button>
    ),
  }
  return (
    <Loaded query={drawn.query}>
      {(rows) => (
        <DataTable
          caption={say('communes.caption')}
          rows={rows}
          rowKey={(row) => row.code}
          columns={[...communeColumns(say, lang).filter((column) => column.key !== 'epci'), leave]}
          total={drawn.total}
          onMore={drawn.onMore}
          loadingMore={drawn.loadingMore}
        />
      )}
    </Loaded>
  )
}
