import './worlds.css'
import type { ReactNode } from 'react'
import { useMembership } from '#features/accounts/web/session.ts'
import { FACILITATORS } from '#kernel/access.ts'
import { localDay } from '#kernel/day.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { Crumb } from '#platform/web/page-state.ts'
import { worldsWords } from '../words.ts'
import { NetworkParts } from './network-parts.tsx'

/** What every page of the network knows. */
export type NetworkHere = {
  readonly territoryId: string
  readonly territoryName: string
  readonly mayWrite: boolean
  /** YYYY-MM-DD on this machine's calendar. */
  readonly today: string
}

type NetworkFrameProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly above?: ReactNode
  readonly acts?: ReactNode
  /** Between the territory and this page. */
  readonly crumbs?: readonly Crumb[]
  /** Only those who animate the territory have something to do here; others are told so. */
  readonly forWriters?: boolean
  readonly children: (here: NetworkHere) => ReactNode
}

/** A page about worlds and the network: title, its neighbours, and its content. */
export function NetworkFrame({
  title,
  lead,
  above,
  acts,
  crumbs = [],
  forWriters = false,
  children,
}: NetworkFrameProps) {
  const say = useSay(worldsWords)
  const territoryId = usePathParam('territoryId')
  const membership = useMembership(territoryId)
  const mayWrite = membership !== undefined && FACILITATORS.includes(membership.role)
  const territoryName = membership?.territoryName ?? ''
  const here = { territoryId, territoryName, mayWrite, today: localDay(new Date()) }
  return (
    <Page
      title={title}
      lead={lead}
      above={above}
      acts={acts}
      crumbs={[
        ...(membership ? [{ label: territoryName, to: `/territoires/${territoryId}` }] : []),
        ...crumbs,
      ]}
      demonstration={membership?.demo ?? false}
    >
      <NetworkParts territoryId={territoryId} mayWrite={mayWrite} />
      {forWriters && membership && !mayWrite ? <Advice>{say('frame.not-yours')}</Advice> : children(here)}
    </Page>
  )
}
