import { useSay } from '#platform/web/lang.tsx'
import { Card, Section } from '#platform/web/page.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { ADVICE_OF_QUADRANT, QUADRANTS } from '../domain/quadrants.ts'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './stakeholders-api.ts'

/** The four quadrants: their strategy, what one does there, and who stands in them. */
export function QuadrantSection({ all }: { readonly all: readonly Rated[] }) {
  const say = useSay(stakeholdersWords)
  return (
    <Section title={say('quadrants.title')} lead={say('quadrants.lead')}>
      <div className="tb-grid sh-quadrants">
        {QUADRANTS.map((quadrant) => {
          const members = all.filter((each) => each.quadrant === quadrant)
          const { advices, participation } = ADVICE_OF_QUADRANT[quadrant]
          return (
            <Card key={quadrant}>
              <h3>{say(`quadrant.${quadrant}`)}</h3>
              <p className="sh-strategy">{say(`quadrant-strategy.${quadrant}`)}</p>
              <div className="tb-row">
                {participation.map((level) => (
                  <Pill key={level}>{say(`participation.${level}`)}</Pill>
                ))}
              </div>
              <ul className="sh-advices">
                {advices.map((advice) => (
                  <li key={advice}>{say(`advice.${advice}`)}</li>
                ))}
              </ul>
              <p>
                {members.length === 0 ? (
                  <span className="tb-soft">{say('quadrants.nobody')}</span>
                ) : (
                  members.map((each) => each.name).join(', ')
                )}
              </p>
            </Card>
          )
        })}
      </div>
    </Section>
  )
}
