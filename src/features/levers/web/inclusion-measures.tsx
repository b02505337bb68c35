import type { z } from 'zod'
import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { inclusionSchema } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'

type InclusionRead = z.infer<typeof inclusionSchema>

const MEASURES = ['firstTimers', 'returners', 'retention', 'women', 'speech', 'communes'] as const

/** Shares in percent, each with what it rests on; where one is not known, why. */
export function InclusionMeasures({ inclusion }: { readonly inclusion: InclusionRead }) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  return (
    <Section title={say('inclusion.who')}>
      <StatRow>
        <Stat
          label={say('inclusion.persons')}
          value={inclusion.persons === null ? null : formatNumber(inclusion.persons, lang)}
          missing={sayCode(inclusion.events === 0 ? 'gap.nothing-held' : 'gap.no-count')}
        />
        {MEASURES.map((key) => {
          const { value, n, of, missing, isSmall } = inclusion[key]
          // organisations came, and their twelve months are not over: it is too early, not unrecorded
          const isEarly = key === 'retention' && missing === 'nothing-recorded' && (of ?? 0) > 0
          const why = missing && (isEarly ? say('inclusion.too-early') : sayCode(`gap.${missing}`))
          return (
            <Stat
              key={key}
              label={say(`inclusion.${key}`)}
              value={value === null ? null : formatNumber(value, lang, 0)}
              unit="%"
              {...(why ? { missing: why } : {})}
            >
              {value !== null && (
                <span className="tb-soft">
                  {say(`inclusion.${key}-of`, { n, of: of ?? n })}
                  {isSmall && ` · ${say('figure.small')}`}
                </span>
              )}
            </Stat>
          )
        })}
      </StatRow>
    </Section>
  )
}
