import './interview.css'
import { useCallback } from 'react'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { worldsWords } from '../words.ts'
import { type EnteredSource, useEntryQueue } from './entry-queue.ts'
import { EntryQueueNotice } from './entry-queue-notice.tsx'
import { InterviewForm } from './interview-form.tsx'
import { useInterviewSeries } from './interview-series.ts'
import { InterviewSeriesBox } from './interview-series-box.tsx'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { type SourceRecord, useNetwork, useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

/** The three questions, one actor a screen: what is done around food, in which world, with whom. */
export function InterviewPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('interview.title')} lead={say('interview.lead')} forWriters>
      {(here) => <Interviews here={here} />}
    </NetworkFrame>
  )
}

function Interviews({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const { territoryId, today } = here
  const network = useNetwork(territoryId)
  const series = useInterviewSeries(territoryId, today)
  const queue = useEntryQueue(territoryId, useEntered(territoryId))
  const enter = (
    input: Omit<EnteredSource, 'territoryId' | 'kind'>,
    form: Parameters<typeof queue.push>[0]['form'],
  ) => queue.push({ input: { ...input, territoryId, kind: 'interview' }, form })
  return (
    <Loaded query={network}>
      {({ data }) =>
        data.worlds.length === 0 ? (
          <EmptyState
            level={2}
            title={say('interview.no-worlds')}
            act={
              <LinkButton to={networkAddress(territoryId, 'mondes')}>{say('interview.to-worlds')}</LinkButton>
            }
          >
            {say('interview.no-worlds-text')}
          </EmptyState>
        ) : (
          <>
            <InterviewSeriesBox series={series} today={today} />
            <EntryQueueNotice queue={queue} />
            <InterviewForm here={here} network={data} series={series} queue={queue} onEnter={enter} />
          </>
        )
      }
    </Loaded>
  )
}

/** An interview that arrived can be taken back as a whole. */
function useEntered(territoryId: string) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const undoToast = useUndoToast()
  const changed = useNetworkChanged(territoryId)
  return useCallback(
    ({ source }: { source: SourceRecord }) =>
      undoToast(say('interview.entered', { name: source.title }), () =>
        api.sources.remove({ territoryId, id: source.id, version: source.version }).then(changed),
      ),
    [api, say, undoToast, changed, territoryId],
  )
}
