import './history.css'
import { useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { localDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { impactChainWords } from '../words.ts'
import { useChainPanelsLive } from './chain-panels-live.ts'
import { ChainViewsNav } from './chain-views-nav.tsx'
import { type HistoryAct, useHistory } from './history-api.ts'
import { HistoryPlayer } from './history-player.tsx'
import { groupByDay, sayChange, tellAct } from './history-words.ts'

/** The impact chain through time: who changed what, what it looked like then, and the way back. */
export function HistoryPage() {
  const say = useSay(impactChainWords)
  return (
    <EvaluationPage title={say('history.title')} lead={say('history.lead')}>
      {(here) => (
        <>
          <ChainViewsNav here={here} current="historique" />
          <LoadedHistory here={here} />
        </>
      )}
    </EvaluationPage>
  )
}

function LoadedHistory({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(impactChainWords)
  const history = useHistory(here)
  useChainPanelsLive(here)
  return (
    <Loaded query={history.query}>
      {(acts) =>
        acts.length === 0 ? (
          <EmptyState level={2} title={say('history.empty-title')}>
            {say('history.empty-text')}
          </EmptyState>
        ) : (
          <HistoryContent here={here} newestFirst={acts} onMore={history.onMore} busy={history.loadingMore} />
        )
      }
    </Loaded>
  )
}

type HistoryContentProps = {
  readonly here: EvaluationHere
  readonly newestFirst: readonly HistoryAct[]
  readonly onMore: (() => void) | undefined
  readonly busy: boolean
}

function HistoryContent({ here, newestFirst, onMore, busy }: HistoryContentProps) {
  const say = useSay(impactChainWords)
  const acts = newestFirst.toReversed()
  // Kept by its moment: acts that arrive, or older ones that are loaded, do not move what one looks at.
  const [chosenAt, setChosenAt] = useState<string | undefined>(undefined)
  const found = acts.findIndex((act) => act.at === chosenAt)
  const position = found < 0 ? acts.length - 1 : found
  const choose = (index: number) => setChosenAt(acts[index]?.at)
  return (
    <>
      <HistoryPlayer here={here} acts={acts} position={position} onChoose={choose} />
      <Section title={say('history.list')}>
        <ActList acts={newestFirst} shownAt={acts[position]?.at} onShow={setChosenAt} />
        {onMore && (
          <div>
            <Button look="second" onClick={onMore} busy={busy}>
              {say('history.more')}
            </Button>
          </div>
        )}
      </Section>
    </>
  )
}

type ActListProps = {
  readonly acts: readonly HistoryAct[]
  readonly shownAt: string | undefined
  readonly onShow: (at: string) => void
}

const MOST_LINES = 4

function ActList({ acts, shownAt, onShow }: ActListProps) {
  const say = useSay(impactChainWords)
  const { lang } = useLang()
  return groupByDay(acts, (at) => localDay(new Date(at))).map(({ day, acts: own }) => (
    <section key={day} className="ch-history-day" aria-label={formatDay(day, lang)}>
      <h3>{formatDay(day, lang)}</h3>
      <ol className="ch-history-acts">
        {own.map((act) => (
          <li key={`${act.at}${act.personName}`}>
            <button
              type="button"
              className="ch-history-act"
              aria-pressed={act.at === shownAt}
              onClick={() => {
                onShow(act.at)
                document.getElementById('frise')?.scrollIntoView({ block: 'start' })
              }}
            >
              <span className="tb-number">
                {new Date(act.at).toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit' })}
              </span>
              <span>
                <strong>{act.personName ?? say('history.nobody')}</strong>
                {tellAct(act, MOST_LINES).lines.map((change) => (
                  <span key={`${change.act}${change.id}`} className="ch-history-line">
                    {sayChange(say, change)}
                  </span>
                ))}
                {tellAct(act, MOST_LINES).more > 0 && (
                  <span className="ch-history-line tb-soft">
                    {say('history.and-more', { n: tellAct(act, MOST_LINES).more })}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  ))
}
