import { LinkTo } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { typeset } from '../domain/figure-text.ts'
import type { ThreadDirection, ThreadKind } from '../domain/thread.ts'
import { restitutionWords } from '../words.ts'
import { isToReview, threadAddress } from './thread-kinds.ts'

type Stop = {
  readonly kind: ThreadKind
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly depth: number
  readonly toReview: boolean
  readonly deleted: boolean
}

type ThreadStopsProps = {
  readonly territoryId: string
  readonly direction: ThreadDirection
  readonly records: readonly Stop[]
  /** There were more records than are told. */
  readonly cut: boolean
}

/** The thread as a list to read from top to bottom, nearest first; every stop leads to its own thread. */
export function ThreadStops({ territoryId, direction, records, cut }: ThreadStopsProps) {
  const say = useSay(restitutionWords)
  if (records.length === 0) return <p className="tb-soft">{say(`fil.${direction}-none`)}</p>
  const byDepth = Map.groupBy(
    records.filter((record) => record.depth > 0),
    (record) => record.depth,
  )
  const depths = [...byDepth].sort(([a], [b]) => a - b)
  return (
    <>
      <ol className="rs-depths">
        {depths.map(([depth, stops]) => (
          <li key={depth}>
            <h3>{say('fil.depth', { n: depth })}</h3>
            <ul className="rs-stops">
              {stops.map((stop) => (
                <StopLine key={`${stop.kind} ${stop.id}`} stop={stop} territoryId={territoryId} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {cut && <p className="tb-soft">{say('fil.cut')}</p>}
    </>
  )
}

function StopLine({ stop, territoryId }: { readonly stop: Stop; readonly territoryId: string }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  return (
    <li>
      <span className="rs-stop-words">
        <LinkTo
          to={threadAddress(territoryId, stop.kind, stop.id)}
          {...(stop.deleted ? { className: 'rs-gone' } : {})}
        >
          {typeset(stop.label, lang) || say(`thread.${stop.kind}`)}
        </LinkTo>
        {stop.detail && <span className="tb-soft"> {stop.detail}</span>}
      </span>
      {stop.deleted && <Pill>{say('fil.deleted-short')}</Pill>}
      {isToReview(stop) && <Pill look="accent">{say('thread.to-review')}</Pill>}
      <span className="rs-stop-kind">{say(`thread.${stop.kind}`)}</span>
    </li>
  )
}
