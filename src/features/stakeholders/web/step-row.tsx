import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { findStepState } from '../domain/engagement-step.ts'
import { stakeholdersWords } from '../words.ts'
import { useMembers } from './members.ts'
import { sheetAddress } from './stakeholders-addresses.ts'
import type { StepRecord } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'
import { useStepActs } from './step-acts.ts'
import { StepDialog } from './step-dialog.tsx'

type StepRowProps = {
  readonly here: StakeholdersHere
  readonly step: StepRecord
  /** Under a heading that says the stakeholder's name already. */
  readonly isNamed?: boolean
}

/** One step: done by one press; what, with whom, who does it, by when. */
export function StepRow({ here, step, isNamed = false }: StepRowProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const members = useMembers(here.territoryId)
  const acts = useStepActs(here)
  const [editing, setEditing] = useState(false)
  const rated = here.all.find((each) => each.id === step.stakeholderId)
  const state = findStepState(step, here.today)
  const doer = members.find((member) => member.personId === step.memberId)?.name ?? step.who
  const day = step.doneOn ?? step.dueOn
  const isDone = step.doneOn !== null
  return (
    <li className="sh-step" data-state={state}>
      <label className="sh-step-check">
        <input
          type="checkbox"
          checked={isDone}
          disabled={!here.mayContribute}
          onChange={() => void acts.flip(step)}
        />
        <span className="sh-step-what">{step.what}</span>
      </label>
      <p className="sh-step-more">
        {!isNamed && rated && <LinkTo to={sheetAddress(here, rated.id)}>{rated.name}</LinkTo>}
        {doer !== '' && <span>{doer}</span>}
        {day && (
          <span>{say(isDone ? 'step.done-on' : 'step.due-on', { day: formatShortDay(day, lang) })}</span>
        )}
        {state !== 'done' && state !== 'planned' && (
          <span className="sh-step-state">{say(`step-state.${state}`)}</span>
        )}
        {!isDone && step.dueOn && step.remindDaysBefore !== null && (
          <span>{say('step.reminder', { n: step.remindDaysBefore })}</span>
        )}
        {step.note !== '' && <span className="sh-step-note">{step.note}</span>}
      </p>
      {here.mayContribute && (
        <span className="tb-row sh-step-acts tb-no-print">
          <Button
            look="quiet"
            onClick={() => setEditing(true)}
            aria-label={say('step.edit-of', { what: step.what })}
          >
            {say('step.edit')}
          </Button>
          <Button
            look="quiet"
            onClick={() => void acts.remove(step)}
            aria-label={say('step.remove-of', { what: step.what })}
          >
            {say('step.remove')}
          </Button>
        </span>
      )}
      {editing && <StepDialog here={here} step={step} onClose={() => setEditing(false)} />}
    </li>
  )
}
