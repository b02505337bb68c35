import { useState } from 'react'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { CONTRIBUTION_KINDS, type ContributionKind } from '../domain/contribution.ts'
import { AcceptAll } from './accept-all.tsx'
import { JudgedContribution, WaitingContribution } from './contribution-item.tsx'
import { teamWords } from './team-words.ts'
import type { WorkshopPartProps } from './workshop-part.ts'
import { useContributions, useLandings } from './workshops-api.ts'

/** What the room sent: those that wait in the order in which they came, then what was decided. */
export function ContributionsSection({ workshop, scope, here }: WorkshopPartProps) {
  const say = useSay(teamWords)
  const contributions = useContributions(scope)
  const landings = useLandings(scope)
  const [kind, setKind] = useState<ContributionKind | ''>('')
  const all = contributions.data?.filter((each) => kind === '' || each.kind === kind)
  const waiting = all?.filter((each) => each.state === 'waiting').toReversed() ?? []
  const judged = all?.filter((each) => each.state !== 'waiting') ?? []
  const part = { scope, here, landings: landings.data }
  return (
    <Section
      title={say('contributions.title')}
      acts={
        (contributions.data?.length ?? 0) > 0 && (
          <SelectField
            short
            label={say('contributions.kind')}
            value={kind}
            none={say('contributions.all')}
            onChange={setKind}
            options={CONTRIBUTION_KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))}
          />
        )
      }
    >
      <Loaded query={contributions}>
        {() => (
          <div className="tb-stack">
            <p role="status" className="ws-waiting-count">
              {say('contributions.waiting', { n: waiting.length })}
            </p>
            {waiting.length === 0 && judged.length === 0 && (
              <EmptyState title={say('contributions.empty-title')}>
                {say(workshop.state === 'open' ? 'contributions.empty-open' : 'contributions.empty-text')}
              </EmptyState>
            )}
            {here.mayWrite && landings.data && waiting.length > 1 && (
              <AcceptAll waiting={waiting} scope={scope} landings={landings.data} />
            )}
            {waiting.length > 0 && (
              <ul className="ws-contributions">
                {waiting.map((each) => (
                  <WaitingContribution key={each.id} contribution={each} {...part} />
                ))}
              </ul>
            )}
            {judged.length > 0 && (
              <Disclosure title={say('contributions.judged', { n: judged.length })}>
                <ul className="ws-contributions">
                  {judged.map((each) => (
                    <JudgedContribution key={each.id} contribution={each} {...part} />
                  ))}
                </ul>
              </Disclosure>
            )}
          </div>
        )}
      </Loaded>
    </Section>
  )
}
