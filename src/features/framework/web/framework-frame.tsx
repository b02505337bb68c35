import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { PartsNav } from '#platform/web/parts-nav.tsx'
import { frameworkWords } from '../words.ts'
import { type FrameworkPart, PART_PATHS } from './framework-addresses.ts'
import { useFrameworkLive } from './framework-live.ts'
import {
  type Line,
  type Scope,
  type Surroundings,
  useLines,
  useMayWrite,
  useScope,
  useSurroundings,
} from './framework-state.ts'

/** What every part of a framework knows. */
export type FrameworkHere = {
  readonly scope: Scope
  readonly base: string
  readonly lines: readonly Line[]
  /** Lines that are collected and counted: those that nobody set aside. */
  readonly retained: readonly Line[]
  readonly around: Surroundings
  readonly mayWrite: boolean
}

type FrameProps = {
  readonly title: string
  readonly lead?: ReactNode
  /** Shown once there are lines; before that, the empty state of the part has its own. */
  readonly acts?: ReactNode
  readonly children: (here: FrameworkHere) => ReactNode
}

/** A part of the framework: title, its neighbours, and its content once the lines are read. */
export function FrameworkFrame({ title, lead, acts, children }: FrameProps) {
  const scope = useScope()
  const { territoryId, evaluationId, base } = scope
  const lines = useLines(scope)
  const surroundings = useSurroundings(scope)
  const mayWrite = useMayWrite()
  useFrameworkLive(evaluationId)
  const retained = useMemo(() => lines.data?.filter(({ isSetAside }) => !isSetAside) ?? [], [lines.data])
  return (
    <EvaluationPage title={title} lead={lead} acts={() => (lines.data?.length ? acts : undefined)}>
      {() => (
        <>
          <FrameworkParts base={base} />
          <Loaded query={lines}>
            {(all) => (
              <Loaded query={surroundings}>
                {(around) =>
                  children({
                    scope: { territoryId, evaluationId },
                    base,
                    lines: all,
                    retained,
                    around,
                    mayWrite,
                  })
                }
              </Loaded>
            )}
          </Loaded>
        </>
      )}
    </EvaluationPage>
  )
}

const PARTS = Object.keys(PART_PATHS) as FrameworkPart[]

/** The parts of a framework, beside each other on every one of its pages. */
export function FrameworkParts({ base }: { readonly base: string }) {
  const say = useSay(frameworkWords)
  const pathname = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  return (
    <PartsNav
      label={say('parts.label')}
      items={PARTS.map((part) => {
        const to = `${base}/${PART_PATHS[part]}`
        return { label: say(`part.${part}`), to, here: pathname === to }
      })}
    />
  )
}
