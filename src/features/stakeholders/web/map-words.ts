import { formatNumber, type Lang, type Say } from '#kernel/words.ts'
import type { AxisSummary } from '../domain/ratings.ts'
import type { stakeholdersWords } from '../words.ts'
import type { Placed, Spot } from './map-view.ts'

export type SayStakeholders = Say<keyof (typeof stakeholdersWords)['fr']>

/** « 2,5 », or a dash where nobody said anything. */
export const writeLevel = (value: number | null, lang: Lang) =>
  value === null ? '—' : formatNumber(value, lang, 2)

/** « 2,5 (1–4) »: the median, with both ends where they differ. */
export function writeRange({ median, lowest, highest }: AxisSummary, lang: Lang): string {
  return lowest === highest ? writeLevel(median, lang) : `${writeLevel(median, lang)} (${lowest}–${highest})`
}

export const writeSpot = (spot: Spot | null, say: SayStakeholders, lang: Lang) =>
  spot === null
    ? say('quadrant.unrated')
    : say('map.spot', {
        involvement: writeLevel(spot.involvement, lang),
        importance: writeLevel(spot.importance, lang),
      })

/** What a dot says to those who do not see it: name, place, quadrant, views, and whether it is to be talked over. */
export function describeDot(
  { rated, at, others, quadrant }: Placed,
  say: SayStakeholders,
  lang: Lang,
): string {
  return [
    `${rated.name}${say('map.colon')} ${writeSpot(at, say, lang)}`,
    quadrant ? say(`quadrant.${quadrant}`) : '',
    say('rating.count', { n: rated.ratings.length }),
    others ? say('map.others-at', { spot: writeSpot(others, say, lang) }) : '',
    rated.summary.toDiscuss ? say('rating.discuss') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
