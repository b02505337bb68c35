import type { z } from 'zod'
import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import type { inclusionSchema } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'

export type ParityRead = z.infer<typeof inclusionSchema>['parity'][number]

/** « ×0,62 · sous-représenté », or why it cannot be said: the same words in the picture and in the table. */
export function useParityText(): (parity: ParityRead) => string {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  return ({ ratio, reading, missing, isSmall }) => {
    if (ratio === null || reading === null) return sayCode(`gap.${missing ?? 'no-tally'}`)
    const told = `×${formatNumber(ratio, lang, 2)} · ${sayCode(`parity.${reading}`)}`
    return isSmall ? `${told} · ${say('figure.small')}` : told
  }
}
