import { useMemo } from 'react'
import { isOutcome } from '#features/impact-chain/domain/impact-chain.ts'
import type { ChoiceContext } from '../domain/choice-reasons.ts'
import type { useFrameworkApi } from './framework-api.ts'
import { useFrameworkPeople } from './framework-people.ts'
import { type Scope, titleOfObjective, useLines, useSurroundings } from './framework-state.ts'

type Api = ReturnType<typeof useFrameworkApi>

export type FoundIndicatorRecord = Awaited<ReturnType<Api['catalogue']>>['items'][number]

/** What of this evaluation speaks for or against an indicator; undefined until it is read. */
export function useChoiceContext(scope: Scope): ChoiceContext | undefined {
  const lines = useLines(scope).data
  const around = useSurroundings(scope).data
  const people = useFrameworkPeople(scope).data
  return useMemo(() => {
    if (!lines || !around || !people) return undefined
    return {
      objectives: around.objectives.map((each) => ({ title: titleOfObjective(each), sat: each.sat })),
      outcomes: around.elements.filter(({ type }) => isOutcome(type)),
      lines: lines.filter(({ isSetAside }) => !isSetAside),
      stakeholders: people.stakeholders.length,
    }
  }, [lines, around, people])
}
