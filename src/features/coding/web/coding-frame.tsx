import './coding.css'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState } from '#platform/web/page.tsx'
import { PartsNav } from '#platform/web/parts-nav.tsx'
import { codingScreensWords } from '../words.ts'
import { codingAddress } from './coding-addresses.ts'
import { useCodingLive } from './coding-api.ts'

export const PAGES = ['', 'passages', 'accord', 'cooccurrences', 'fichiers'] as const
type CodingPageName = (typeof PAGES)[number]

type FrameProps = {
  readonly page: CodingPageName
  /** Also for members who code nothing: figures without words. */
  readonly open?: boolean
  readonly children: (here: EvaluationHere) => ReactNode
}

/** A page of coding with the way to the others. */
export function CodingFrame({ page, open = false, children }: FrameProps) {
  const say = useSay(codingScreensWords)
  return (
    <EvaluationPage title={say(`page.${page || 'codage'}`)} lead={say(`lead.${page || 'codage'}`)}>
      {(here) => (
        <Live here={here}>
          <CodingNav here={here} />
          {open || here.mayContribute ? (
            children(here)
          ) : (
            <EmptyState level={2} title={say('closed')}>
              {say('closed-lead')}
            </EmptyState>
          )}
        </Live>
      )}
    </EvaluationPage>
  )
}

function Live({ here, children }: { readonly here: EvaluationHere; readonly children: ReactNode }) {
  useCodingLive(here.evaluation.id)
  return <div className="cd-page">{children}</div>
}

function CodingNav({ here }: { readonly here: EvaluationHere }) {
  const say = useSay(codingScreensWords)
  const { pathname } = useLocation()
  return (
    <PartsNav
      label={say('nav')}
      items={PAGES.map((page) => {
        const to = codingAddress(here, page)
        return { label: say(`nav.${page || 'codage'}`), to, here: to === pathname }
      })}
    />
  )
}
