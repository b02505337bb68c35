import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { groupSteps } from './plan-groups.ts'
import type { Rated } from './rated.ts'
import { useEngagement } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'
import { StepAdd } from './step-add.tsx'
import { StepRow } from './step-row.tsx'

/** What is planned with one stakeholder, the next thing first. */
export function StepsOf({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const engagement = useEngagement({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  return (
    <Section title={say('plan.next')}>
      {here.mayContribute && <StepAdd here={here} stakeholderId={rated.id} />}
      <Loaded query={engagement}>
        {({ steps }) => {
          const own = steps.filter((step) => step.stakeholderId === rated.id)
          return own.length === 0 ? (
            <p className="tb-soft">{say('plan.nothing')}</p>
          ) : (
            <ul className="sh-steps">
              {groupSteps(own, here.today)
                .flatMap((group) => group.steps)
                .map((step) => (
                  <StepRow key={step.id} here={here} step={step} isNamed />
                ))}
            </ul>
          )
        }}
      </Loaded>
    </Section>
  )
}
