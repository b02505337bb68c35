import './levers.css'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMembership } from '#features/accounts/web/session.ts'
import { FACILITATORS } from '#kernel/access.ts'
import { localDay } from '#kernel/day.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { Crumb } from '#platform/web/page-state.ts'
import { PartsNav } from '#platform/web/parts-nav.tsx'
import { leversScreensWords } from '../words.ts'

/** What every page of the levers knows. */
export type LeversHere = {
  readonly territoryId: string
  /** Where the pages of the territory stand. */
  readonly root: string
  readonly mayWrite: boolean
  /** YYYY-MM-DD on this machine's calendar. */
  readonly today: string
}

const PARTS = ['leviers', 'agenda', 'relais', 'inclusion', 'echanges', 'gouvernance'] as const

type FrameProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly acts?: (here: LeversHere) => ReactNode
  /** Between the territory and this page, by where the pages of the territory stand. */
  readonly crumbs?: (root: string) => readonly Crumb[]
  readonly children: (here: LeversHere) => ReactNode
}

/** A page about levers: title, its neighbours, its content. */
export function LeversFrame({ title, lead, acts, crumbs, children }: FrameProps) {
  const territoryId = usePathParam('territoryId')
  const membership = useMembership(territoryId)
  const root = `/territoires/${territoryId}`
  const here: LeversHere = {
    territoryId,
    root,
    mayWrite: membership !== undefined && FACILITATORS.includes(membership.role),
    today: localDay(new Date()),
  }
  return (
    <Page
      title={title}
      lead={lead}
      acts={acts?.(here)}
      crumbs={[
        ...(membership ? [{ label: membership.territoryName, to: root }] : []),
        ...(crumbs?.(root) ?? []),
      ]}
      demonstration={membership?.demo ?? false}
    >
      <Parts root={root} />
      {children(here)}
    </Page>
  )
}

function Parts({ root }: { readonly root: string }) {
  const say = useSay(leversScreensWords)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <PartsNav
      label={say('parts.label')}
      items={PARTS.map((part) => {
        const to = `${root}/${part}`
        return { label: say(`part.${part}`), to, here: pathname === to || pathname.startsWith(`${to}/`) }
      })}
    />
  )
}
