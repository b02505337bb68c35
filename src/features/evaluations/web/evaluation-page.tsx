import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CONTRIBUTORS, FACILITATORS, type Role } from '#kernel/access.ts'
import { useSay } from '#platform/web/lang.tsx'
import { PresenceLine } from '#platform/web/live-presence.tsx'
import { Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationAddress, pageNamed } from './evaluation-addresses.ts'
import { useEvaluationLive, useEvaluationPlace } from './evaluation-live.ts'
import { EvaluationSteps, WhatNext } from './evaluation-steps.tsx'
import { type EvaluationRecord, useEvaluation, useTerritory } from './evaluations-api.ts'

/** What a page of an evaluation knows of where it stands. */
export type EvaluationHere = {
  readonly territoryId: string
  readonly territoryName: string
  readonly evaluation: EvaluationRecord
  readonly role: Role
  /** Owner and facilitator: show the controls that change things. */
  readonly mayWrite: boolean
  /** Contributors too: ratings and values. */
  readonly mayContribute: boolean
}

type EvaluationPageProps = {
  /** The h1: what this page is (the evaluation's title stands above it); left out on the overview, whose h1 is that title. */
  readonly title?: string
  readonly lead?: ReactNode
  readonly acts?: (here: EvaluationHere) => ReactNode
  readonly children: (here: EvaluationHere) => ReactNode
}

/** A page under `/territoires/$territoryId/demarches/$evaluationId`: crumbs, demonstration line, the four steps, its content. */
export function EvaluationPage({ title, lead, acts, children }: EvaluationPageProps) {
  const say = useSay(evaluationsWords)
  const territoryId = usePathParam('territoryId')
  const evaluationId = usePathParam('evaluationId')
  const territory = useTerritory(territoryId)
  const evaluation = useEvaluation(territoryId, evaluationId)
  useEvaluationLive(evaluationId)
  useEvaluationPlace(useLocation().pathname)
  const here: EvaluationHere | undefined =
    territory.data && evaluation.data
      ? {
          territoryId,
          territoryName: territory.data.name,
          evaluation: evaluation.data,
          role: territory.data.role,
          mayWrite: FACILITATORS.includes(territory.data.role),
          mayContribute: CONTRIBUTORS.includes(territory.data.role),
        }
      : undefined
  const overview = evaluationAddress(territoryId, evaluationId)
  const evaluationTitle = evaluation.data?.title ?? say('evaluation')
  return (
    <Page
      title={title ?? evaluationTitle}
      lead={lead}
      above={title ? evaluationTitle : say('evaluation')}
      acts={here && acts?.(here)}
      crumbs={[
        { label: territory.data?.name ?? say('territory'), to: `/territoires/${territoryId}` },
        ...(title ? [{ label: evaluationTitle, to: overview }] : []),
      ]}
      demonstration={territory.data?.demo ?? false}
    >
      <div>
        <EvaluationSteps territoryId={territoryId} evaluationId={evaluationId} />
        <PresenceLine
          evaluationId={evaluationId}
          pageName={(code) => {
            const page = pageNamed(code)
            return page && say(`page.${page}`)
          }}
        />
      </div>
      <Loaded query={territory}>
        {() => <Loaded query={evaluation}>{() => here && children(here)}</Loaded>}
      </Loaded>
      {here && <WhatNext territoryId={territoryId} evaluationId={evaluationId} />}
    </Page>
  )
}
