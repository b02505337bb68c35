import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import { territoriesWords } from '../words.ts'
import { figureOf } from './people-count.ts'
import type { Territory } from './territories-api.ts'

/** How many communes and people; what is missing is said. */
export function TerritoryStats({ territory }: { readonly territory: Territory }) {
  const say = useSay(territoriesWords)
  const { lang } = useLang()
  const { communeCount, population, vintages } = territory
  return (
    <StatRow>
      <Stat value={formatNumber(communeCount, lang)} label={say('stat.communes', { n: communeCount })}>
        {vintages.length > 0 && say('stat.vintage', { vintage: vintages.join(', ') })}
      </Stat>
      <Stat value={figureOf(population, lang)} missing={say('people.unknown')} label={say('stat.people')}>
        {population.missing > 0 && say('population.missing', { n: population.missing })}
      </Stat>
    </StatRow>
  )
}
