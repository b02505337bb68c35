import { useState } from 'react'
import { formatNumber, type Lang, type Say } from '#kernel/words.ts'
import { type Column, DataTable, type Sort } from '#platform/web/data-table.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { territoriesWords } from '../words.ts'
import { type ListedCommune, territoryKey, useTerritoriesApi } from './territories-api.ts'

type TerritoriesSay = Say<keyof (typeof territoriesWords)['fr']>

export function communeColumns(say: TerritoriesSay, lang: Lang): readonly Column<ListedCommune>[] {
  return [
    {
      key: 'name',
      label: say('communes.name'),
      sortable: true,
      cell: (row) => row.name ?? say('communes.gone', { code: row.code }),
    },
    {
      key: 'code',
      label: say('communes.code'),
      cell: (row) => <span className="tb-number">{row.code}</span>,
    },
    { key: 'epci', label: say('communes.epci'), cell: (row) => row.epci ?? say('communes.no-epci') },
    {
      key: 'population',
      label: say('communes.population'),
      align: 'end',
      sortable: true,
      cell: (row) =>
        row.population === null ? say('communes.no-population') : formatNumber(row.population, lang),
    },
  ]
}

/** The communes of a territory, searched and sorted on the server. */
export function CommuneTable({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(territoriesWords)
  const { lang } = useLang()
  const api = useTerritoriesApi()
  const [q, setQ] = useState('')
  const [sort, setSort] = useState<'name' | 'population'>('name')
  const communes = usePaged([...territoryKey(territoryId), 'communes', q, sort], (cursor) =>
    api.communes({ territoryId, sort, ...cursor, ...(q.trim() === '' ? {} : { q }) }),
  )
  const shownSort: Sort = { key: sort, descending: sort === 'population' }
  return (
    <div className="tb-stack">
      <TextField type="search" label={say('communes.search')} autoComplete="off" value={q} onChange={setQ} />
      <Loaded query={communes.query}>
        {(rows) => (
          <DataTable
            caption={say('communes.caption')}
            rows={rows}
            rowKey={(row) => row.code}
            columns={communeColumns(say, lang)}
            sort={shownSort}
            onSort={({ key }) => setSort(key === 'population' ? 'population' : 'name')}
            total={communes.total}
            onMore={communes.onMore}
            loadingMore={communes.loadingMore}
          />
        )}
      </Loaded>
    </div>
  )
}
