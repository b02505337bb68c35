import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { saveFile } from '#platform/web/file-saving.ts'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { LoadSection } from './load-section.tsx'
import { writeCalendar } from './plan-calendar.ts'
import { groupSteps } from './plan-groups.ts'
import { type StepRecord, useEngagement } from './stakeholders-api.ts'
import { StakeholdersFrame, type StakeholdersHere } from './stakeholders-frame.tsx'
import { StepAdd } from './step-add.tsx'
import { StepRow } from './step-row.tsx'

/** What is planned with whom, by when; and how much was already asked of each. */
export function PlanPage() {
  const say = useSay(stakeholdersWords)
  return (
    <StakeholdersFrame title={say('plan.title')} lead={say('plan.lead')}>
      {(here) => <LoadedPlan here={here} />}
    </StakeholdersFrame>
  )
}

function LoadedPlan({ here }: { readonly here: StakeholdersHere }) {
  const engagement = useEngagement({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  return (
    <Loaded query={engagement}>
      {({ steps }) => (
        <>
          <Plan here={here} steps={steps} />
          <LoadSection here={here} />
        </>
      )}
    </Loaded>
  )
}

type PlanProps = { readonly here: StakeholdersHere; readonly steps: readonly StepRecord[] }

function Plan({ here, steps }: PlanProps) {
  const say = useSay(stakeholdersWords)
  const [order, setOrder] = useState<'date' | 'stakeholder'>('date')
  const known = steps.filter((step) => here.all.some((each) => each.id === step.stakeholderId))
  const open = known.filter((step) => step.doneOn === null).length
  return (
    <Section
      title={say('plan.open', { n: open })}
      acts={known.some((step) => step.dueOn && !step.doneOn) && <CalendarButton here={here} steps={known} />}
    >
      {here.mayContribute && here.all.length > 0 && <StepAdd here={here} />}
      {known.length === 0 ? (
        <EmptyState title={say('plan.empty')}>{say('plan.empty-text')}</EmptyState>
      ) : (
        <>
          <Choices
            label={say('plan.order')}
            row
            value={order}
            onChange={setOrder}
            choices={[
              { value: 'date', label: say('plan.by-date') },
              { value: 'stakeholder', label: say('plan.by-stakeholder') },
            ]}
          />
          {order === 'date' ? (
            <ByDate here={here} steps={known} />
          ) : (
            <ByStakeholder here={here} steps={known} />
          )}
        </>
      )}
    </Section>
  )
}

function ByDate({ here, steps }: PlanProps) {
  const say = useSay(stakeholdersWords)
  return groupSteps(steps, here.today).map(({ part, steps: own }) => (
    <section key={part} className="sh-plan-part" data-part={part} aria-label={say(`plan.${part}`)}>
      <h3>
        {say(`plan.${part}`)} <span className="tb-soft">{own.length}</span>
      </h3>
      <ul className="sh-steps">
        {own.map((step) => (
          <StepRow key={step.id} here={here} step={step} />
        ))}
      </ul>
    </section>
  ))
}

function ByStakeholder({ here, steps }: PlanProps) {
  const of = Map.groupBy(steps, (step) => step.stakeholderId)
  return here.all.flatMap((rated) => {
    const own = of.get(rated.id)
    if (!own) return []
    return [
      <section key={rated.id} className="sh-plan-part" aria-label={rated.name}>
        <h3>{rated.name}</h3>
        <ul className="sh-steps">
          {groupSteps(own, here.today)
            .flatMap((group) => group.steps)
            .map((step) => (
              <StepRow key={step.id} here={here} step={step} isNamed />
            ))}
        </ul>
      </section>,
    ]
  })
}

/** Into one's own calendar; the names of persons stay here. */
function CalendarButton({ here, steps }: PlanProps) {
  const say = useSay(stakeholdersWords)
  const save = () => {
    const events = steps.flatMap((step) => {
      const rated = here.all.find((each) => each.id === step.stakeholderId)
      if (!step.dueOn || step.doneOn || !rated) return []
      const name = rated.noticeState === null ? rated.name : say('plan.a-person')
      const { id, what, dueOn, remindDaysBefore } = step
      return [{ id, title: `${what} · ${name}`, dueOn, remindDaysBefore }]
    })
    const text = writeCalendar(events, new Date().toISOString())
    saveFile(`${say('plan.file')}.ics`, new Blob([text], { type: 'text/calendar;charset=utf-8' }))
  }
  return (
    <Button look="quiet" onClick={save}>
      {say('plan.calendar')}
    </Button>
  )
}
