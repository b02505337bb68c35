import './territories.css'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { accountsWords } from '#features/accounts/words.ts'
import { Button, LinkButton, LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { territoriesWords } from '../words.ts'
import { sayPeople } from './people-count.ts'
import {
  type TerritoryLine,
  territoryListKey,
  useTerritoriesApi,
  useTerritoryChanged,
} from './territories-api.ts'

type TerritoryListProps = {
  /** Beside « draw one » while there is none yet: the host's demonstration. */
  readonly otherStart?: ReactNode
}

/** All territories of the reader, as cards. */
export function TerritoryList({ otherStart }: TerritoryListProps) {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const mine = usePaged([...territoryListKey, 'mine'], (cursor) => api.list({ ...cursor }))
  return (
    <div className="tb-stack">
      <Loaded query={mine.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              level={2}
              title={say('home.empty-title')}
              act={
                <>
                  <LinkButton to="/territoires/nouveau">{say('home.new')}</LinkButton>
                  {otherStart}
                </>
              }
            >
              {say('home.empty')}
            </EmptyState>
          ) : (
            <>
              <h2 className="tb-hidden">{say('home.list')}</h2>
              <ul className="terr-cards">
                {rows.map((territory) => (
                  <TerritoryCard key={territory.id} territory={territory} />
                ))}
              </ul>
              {mine.onMore && (
                <div className="tb-row">
                  <Button look="second" onClick={mine.onMore} busy={mine.loadingMore}>
                    {say('home.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
      <DeletedTerritories />
    </div>
  )
}

function TerritoryCard({ territory }: { readonly territory: TerritoryLine }) {
  const say = useSay(territoriesWords)
  const sayAccounts = useSay(accountsWords)
  const { id, name, programme, demo, role, communeCount, population } = territory
  return (
    <li className="tb-card terr-card">
      {programme && <p className="tb-above">{programme}</p>}
      <h3>
        <LinkTo to={`/territoires/${id}`}>{name}</LinkTo>
      </h3>
      <p className="tb-soft">
        {say('communes', { n: communeCount })} · {sayPeople(population, say)}
      </p>
      <p className="tb-row terr-pills">
        <Pill>{sayAccounts(`role.${role}`)}</Pill>
        {demo && <Pill look="accent">{say('demo')}</Pill>}
      </p>
    </li>
  )
}

function DeletedTerritories() {
  const say = useSay(territoriesWords)
  const { lang } = useLang()
  const api = useTerritoriesApi()
  const changed = useTerritoryChanged()
  const deleted = usePaged([...territoryListKey, 'deleted'], (cursor) => api.listDeleted({ ...cursor }))
  const restore = useMutation({ mutationFn: (id: string) => api.restore({ id }), onSettled: changed })
  const rows = deleted.query.data ?? []
  if (rows.length === 0) return null
  return (
    <Disclosure title={say('deleted.title', { n: deleted.total ?? rows.length })}>
      <ProblemNotice problem={restore.error} />
      <ul className="terr-plain">
        {rows.map((row) => (
          <li key={row.id} className="tb-row">
            <span>
              {row.name}{' '}
              <span className="tb-soft">
                {say('deleted.on', { day: formatDay(row.deletedAt ?? row.updatedAt, lang) })}
              </span>
            </span>
            <Button
              look="quiet"
              onClick={() => restore.mutate(row.id)}
              aria-label={say('deleted.restore-name', { name: row.name })}
            >
              {say('deleted.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {deleted.onMore && (
        <Button look="quiet" onClick={deleted.onMore} busy={deleted.loadingMore}>
          {say('home.more')}
        </Button>
      )}
    </Disclosure>
  )
}
