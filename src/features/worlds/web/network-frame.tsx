import './worlds.css'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMembership } from '#features/accounts/web/session.ts'
import { FACILITATORS } from '#kernel/access.ts'
import { localDay } from '#kernel/day.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { Crumb } from '#platform/web/page-state.ts'
import { worldsWords } from '../words.ts'
import { NETWORK_PARTS, networkAddress } from './network-addresses.ts'

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
      <NetworkParts territoryId={territoryId} />
      {forWriters && membership && !mayWrite ? <Advice>{say('frame.not-yours')}</Advice> : children(here)}
    </Page>
  )
}

/** The ways between the pages of the network; the one that is shown says so. */
export function NetworkParts({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(worldsWords)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav className="wo-parts tb-no-print" aria-label={say('parts.label')}>
      {NETWORK_PARTS.map((part) => {
        const to = networkAddress(territoryId, part)
        const isHere = part === 'reseau' ? pathname === to : pathname.startsWith(to)
        return (
          <LinkTo key={part} to={to} className={isHere ? 'wo-part wo-part-here' : 'wo-part'}>
            {say(`part.${part}`)}
            {isHere && <span className="tb-hidden"> ({say('parts.here')})</span>}
          </LinkTo>
        )
      })}
    </nav>
  )
}
