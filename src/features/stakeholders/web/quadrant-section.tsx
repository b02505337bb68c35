import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Card, Section } from '#platform/web/page.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { ADVICE_OF_QUADRANT, QUADRANTS } from '../domain/quadrants.ts'
import { stakeholdersWords } from '../words.ts'
import { sheetAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

/** The four quadrants: their strategy, what one does there, and who stands in them. */
export function QuadrantSection({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  return (
    <Section title={say('quadrants.title')} lead={say('quadrants.lead')}>
      <div className="tb-grid sh-quadrants">
        {QUADRANTS.map((quadrant) => {
          const members = here.all.filter((each) => each.quadrant === quadrant)
          const { advices, participation } = ADVICE_OF_QUADRANT[quadrant]
          return (
            <Card key={quadrant}>
              <h3 title={say(`quadrant-classic.${quadrant}`)}>{say(`quadrant.${quadrant}`)}</h3>
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
              {members.length === 0 ? (
                <p className="tb-soft">{say('quadrants.nobody')}</p>
              ) : (
                <ul className="sh-members">
                  {members.map((each) => (
                    <li key={each.id}>
                      <LinkTo to={sheetAddress(here, each.id)}>{each.name}</LinkTo>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          )
        })}
      </div>
    </Section>
  )
}
