import { Button } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { networkKey } from './network-queries.ts'
import { useRecordActs } from './record-acts.ts'
import { useWorldsApi } from './worlds-api.ts'

/** What was made one, the latest first; each can be made two again. */
export function MergeList({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const { territoryId } = here
  const acts = useRecordActs(territoryId)
  const merges = usePaged([...networkKey(territoryId), 'merges'], (cursor) =>
    api.duplicates.merges({ territoryId, ...cursor }),
  )
  return (
    <Loaded query={merges.query}>
      {(rows) =>
        rows.length === 0 ? null : (
          <Section title={say('merges.title')} lead={say('merges.lead')}>
            <ul className="wo-lines" aria-label={say('merges.title')}>
              {rows.map(({ id, keptName, mergedName, mergedAt, undoneAt, moved }) => (
                <li key={id} className="wo-line" data-over={undoneAt !== null || undefined}>
                  <span className="wo-line-name">
                    {say('merges.line', { merged: mergedName, kept: keptName })}
                    <span className="tb-soft">
                      {formatDay(mergedAt, lang)} · {say('merges.moved', { n: moved })}
                    </span>
                  </span>
                  {undoneAt === null ? (
                    <Button
                      look="second"
                      aria-label={say('merges.undo-of', { merged: mergedName, kept: keptName })}
                      onClick={() => void acts.run(() => api.duplicates.undo({ territoryId, id }))}
                    >
                      {say('merges.undo')}
                    </Button>
                  ) : (
                    <span className="tb-soft">
                      {say('merges.undone', { day: formatDay(undoneAt, lang) })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {merges.onMore && (
              <div className="tb-row">
                <Button look="second" busy={merges.loadingMore} onClick={merges.onMore}>
                  {say('sources.more')}
                </Button>
              </div>
            )}
          </Section>
        )
      }
    </Loaded>
  )
}
