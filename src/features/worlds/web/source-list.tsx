import './worlds.css'
import type { ReactNode } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { Pill } from '#platform/web/signs.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { SourceKind } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { actorNetworkAddress } from './network-addresses.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkNames } from './network-names.ts'
import { networkKey, type SourceRecord, useNetwork, useNetworkChanged } from './network-queries.ts'
import { useRecordActs } from './record-acts.ts'
import { SourceProposals } from './source-proposals.tsx'
import { useWorldsApi } from './worlds-api.ts'

type SourceListProps = {
  readonly here: NetworkHere
  readonly kind?: SourceKind | undefined
  /** Those that were taken back, to bring again. */
  readonly undone?: boolean
  /** Where there is none. */
  readonly children: ReactNode
}

/** Sources, the latest first, each with what it brought and its one act: taken back, or brought again. */
export function SourceList({ here, kind, undone = false, children }: SourceListProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const { territoryId } = here
  const filters = { ...(kind ? { kind } : {}), ...(undone ? { deleted: 'true' } : {}) }
  const sources = usePaged([...networkKey(territoryId), 'sources', filters], (cursor) =>
    api.sources.list({ territoryId, ...filters, ...cursor }),
  )
  return (
    <Loaded query={sources.query}>
      {(rows) => {
        if (rows.length === 0) return children
        return (
          <>
            <ul className="wo-sources" aria-label={say('sources.title')}>
              {rows.map((source) => (
                <SourceItem key={source.id} here={here} source={source} />
              ))}
            </ul>
            {sources.onMore && (
              <div className="tb-row">
                <Button look="second" busy={sources.loadingMore} onClick={sources.onMore}>
                  {say('sources.more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

type SourceItemProps = { readonly here: NetworkHere; readonly source: SourceRecord }

function SourceItem({ here, source }: SourceItemProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const { territoryId, mayWrite } = here
  const names = useNetworkNames(useNetwork(territoryId).data?.data)
  const acts = useRecordActs(territoryId)
  const changed = useNetworkChanged(territoryId)
  const undoToast = useUndoToast()
  const brought = useBroughtWords(source)
  const isUndone = source.deletedAt !== null
  const takeBack = () =>
    acts.run(async () => {
      await api.sources.remove({ territoryId, id: source.id, version: source.version })
      undoToast(say('sources.removed', { title: source.title }), () =>
        api.sources.restore({ territoryId, id: source.id }).then(changed),
      )
    })
  return (
    <li className="wo-source">
      <div className="wo-source-head">
        <div>
          <h2>{source.title}</h2>
          <p className="tb-soft">
            <Pill>{say(`source.${source.kind}`)}</Pill> {formatDay(source.heldOn, lang)}
            {source.actorId && (
              <>
                {' · '}
                <LinkTo to={actorNetworkAddress(territoryId, source.actorId)}>
                  {names.actors.get(source.actorId) ?? '…'}
                </LinkTo>
              </>
            )}
            {source.fileName && ` · ${source.fileName}`}
          </p>
        </div>
        {mayWrite && (
          <Button
            look="second"
            aria-label={say(isUndone ? 'sources.restore-of' : 'sources.remove-of', { title: source.title })}
            onClick={() =>
              void (isUndone
                ? acts.run(() => api.sources.restore({ territoryId, id: source.id }))
                : takeBack())
            }
          >
            {say(isUndone ? 'sources.restore' : 'sources.remove')}
          </Button>
        )}
      </div>
      <p>{isUndone ? say('sources.is-undone') : brought}</p>
      {source.proposals.length > 0 && mayWrite && !isUndone && (
        <SourceProposals here={here} source={source} />
      )}
      {source.text !== '' && (
        <Disclosure title={say('sources.text')}>
          <p className="wo-said">{source.text}</p>
        </Disclosure>
      )}
    </li>
  )
}

const COUNTED = [
  'actors',
  'actions',
  'memberships',
  'participations',
  'ties',
  'contacts',
  'confirmed',
  'ended',
] as const

/** « 3 liens, 2 appartenances, 1 confirmation » */
function useBroughtWords({ counts }: SourceRecord): string {
  const say = useSay(worldsWords)
  const said = COUNTED.flatMap((what) =>
    counts[what] > 0 ? [say(`brought.${what}`, { n: counts[what] })] : [],
  )
  return said.length === 0 ? say('brought.nothing') : said.join(' · ')
}
