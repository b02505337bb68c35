import './duplicates.css'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { worldsWords } from '../words.ts'
import { DuplicatePair } from './duplicate-pair.tsx'
import { MergeList } from './merge-list.tsx'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { networkKey } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

/** Two entries that may be one actor, side by side: made one, or left two; and what was made one. */
export function DuplicatesPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('duplicates.title')} lead={say('duplicates.lead')} forWriters>
      {(here) => (
        <>
          <Pairs here={here} />
          <MergeList here={here} />
        </>
      )}
    </NetworkFrame>
  )
}

const keyOf = (a: string, b: string) => [a, b].sort().join(' ')

function Pairs({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId } = here
  const pairs = usePaged([...networkKey(territoryId), 'duplicates'], (cursor) =>
    api.duplicates.list({ territoryId, limit: 20, ...cursor }),
  )
  // what one person says are two is remembered on her machine
  const two = useDraft<{ pairs: readonly string[] }>(`duplicates-left:${territoryId}`, { pairs: [] })
  const left = new Set(two.value.pairs)
  return (
    <Loaded query={pairs.query}>
      {(rows) => {
        const shown = rows.filter(({ a, b }) => !left.has(keyOf(a.id, b.id)))
        return (
          <Section title={say('duplicates.pairs', { n: shown.length })}>
            {shown.length === 0 ? (
              <EmptyState title={say('duplicates.none')}>{say('duplicates.none-text')}</EmptyState>
            ) : (
              <ul className="wo-pairs" aria-label={say('duplicates.title')}>
                {shown.map((pair) => (
                  <DuplicatePair
                    key={keyOf(pair.a.id, pair.b.id)}
                    here={here}
                    pair={pair}
                    onTwo={() => two.patch({ pairs: [...two.value.pairs, keyOf(pair.a.id, pair.b.id)] })}
                  />
                ))}
              </ul>
            )}
            <div className="tb-row">
              {pairs.onMore && (
                <Button look="second" busy={pairs.loadingMore} onClick={pairs.onMore}>
                  {say('sources.more')}
                </Button>
              )}
              {left.size > 0 && (
                <Button look="quiet" onClick={() => two.saved({ pairs: [] })}>
                  {say('duplicates.show-left', { n: left.size })}
                </Button>
              )}
            </div>
          </Section>
        )
      }}
    </Loaded>
  )
}
