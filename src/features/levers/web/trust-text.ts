import { useCallback } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { JUDGEMENT_LEVELS } from '../domain/governance.ts'
import { leversWords } from '../words.ts'

/** What a trust from 0 to 4 means, in a word. */
export function useTrustText(): (trust: number) => string {
  const say = useSay(leversWords)
  return useCallback(
    (trust) => {
      const level = JUDGEMENT_LEVELS.find((each) => each === trust)
      return level === undefined ? String(trust) : say(`trust.${level}`)
    },
    [say],
  )
}
