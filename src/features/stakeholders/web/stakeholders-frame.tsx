import './stakeholders.css'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { localDay } from '#kernel/day.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { PartsNav } from '#platform/web/parts-nav.tsx'
import { stakeholdersWords } from '../words.ts'
import { type Rated, rateAll } from './rated.ts'
import { type RatingQueue, useRatingQueue } from './rating-queue.ts'
import { RatingQueueNotice } from './rating-queue-notice.tsx'
import { PARTS, partAddress } from './stakeholders-addresses.ts'
import { type SettingsRecord, type StakeholdersRead, useStakeholdersRead } from './stakeholders-api.ts'
import { useStakeholdersLive } from './stakeholders-live.ts'
import { withWaiting } from './waiting-ratings.ts'

/** What every page of the stakeholders knows. */
export type StakeholdersHere = EvaluationHere & {
  readonly all: readonly Rated[]
  readonly settings: SettingsRecord
  readonly queue: RatingQueue
  /** YYYY-MM-DD on this machine's calendar. */
  readonly today: string
}

type FrameProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: (here: StakeholdersHere) => ReactNode
}

/** A page about stakeholders: title, its neighbours, what waits for the network, and its content once read. */
export function StakeholdersFrame({ title, lead, children }: FrameProps) {
  return (
    <EvaluationPage title={title} lead={lead}>
      {(here) => <FrameBody here={here}>{children}</FrameBody>}
    </EvaluationPage>
  )
}

type FrameBodyProps = { readonly here: EvaluationHere; readonly children: FrameProps['children'] }

function FrameBody({ here, children }: FrameBodyProps) {
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const read = useStakeholdersRead(scope)
  const queue = useRatingQueue(scope)
  useStakeholdersLive(here.evaluation.id)
  return (
    <>
      <StakeholdersParts here={here} />
      <RatingQueueNotice queue={queue} />
      <Loaded query={read}>
        {(data) => (
          <RatedBody here={here} data={data} queue={queue}>
            {children}
          </RatedBody>
        )}
      </Loaded>
    </>
  )
}

type RatedBodyProps = FrameBodyProps & { readonly data: StakeholdersRead; readonly queue: RatingQueue }

function RatedBody({ here, data, queue, children }: RatedBodyProps) {
  const { waiting } = queue.state
  const { id, name } = queue.me
  const today = localDay(new Date())
  const all = useMemo(
    () => rateAll(data, withWaiting(data.ratings, waiting, { id, name }), today),
    [data, waiting, id, name, today],
  )
  return children({ ...here, all, settings: data.settings, queue, today })
}

function StakeholdersParts({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(stakeholdersWords)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <PartsNav
      label={say('parts.label')}
      items={PARTS.map((part) => {
        const to = partAddress(here, part)
        return {
          label: say(`part.${part}`),
          to,
          here: part === 'carte' ? pathname === to : pathname.startsWith(to),
        }
      })}
    />
  )
}
