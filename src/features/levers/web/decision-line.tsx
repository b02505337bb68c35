import { useState } from 'react'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { EventDecision } from '../contract.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { useDecisionActs } from './decision-acts.ts'
import { DecisionFields } from './decision-fields.tsx'
import { type DecisionForm, decisionValues, readDecision } from './decision-form.ts'
import { useGuestOptions } from './guest-choices.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type DecisionLineProps = { readonly here: LeversHere; readonly decision: EventDecision }

/** One decision: its text, who carries it, until when; done in one press; corrected in place. */
export function DecisionLine({ here, decision }: DecisionLineProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const [editing, setEditing] = useState(false)
  const { move, remove } = useDecisionActs(here, decision)
  const { state } = decision
  return (
    <li className="lv-box" data-state={state}>
      <div className="lv-decision">
        <div>
          <strong className="lv-decision-what">{decision.what}</strong>
          <Facts here={here} decision={decision} />
          {decision.outcome !== '' && <p>{decision.outcome}</p>}
        </div>
        <Pill look={state === 'open' ? 'accent' : 'plain'}>{code(`decision-state.${state}`)}</Pill>
      </div>
      {here.mayWrite && (
        <div className="tb-row tb-no-print">
          {state === 'open' ? (
            <>
              <Button look="second" busy={move.isPending} onClick={() => move.mutate('done')}>
                {say('decisions.done')}
              </Button>
              <Button look="quiet" onClick={() => move.mutate('dropped')}>
                {say('decisions.drop')}
              </Button>
            </>
          ) : (
            <Button look="quiet" onClick={() => move.mutate('open')}>
              {say('decisions.reopen')}
            </Button>
          )}
          <Button look="quiet" onClick={() => setEditing(true)}>
            {say('decisions.edit')}
          </Button>
          <Button look="quiet" onClick={() => remove.mutate()}>
            {say('decisions.remove')}
          </Button>
        </div>
      )}
      <ProblemNotice problem={move.error ?? remove.error} />
      {editing && (
        <Dialog title={say('decisions.correct')} onClose={() => setEditing(false)} wide>
          <Editor here={here} decision={decision} />
        </Dialog>
      )}
    </li>
  )
}

function Facts({ here, decision }: DecisionLineProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const { nameOf } = useGuestOptions(here.territoryId)
  const { actorId, who, dueOn, doneOn, isCodesigned, state } = decision
  const isLate = state === 'open' && dueOn !== null && dueOn < here.today
  const facts = [
    code(`decision-kind.${decision.kind}`),
    actorId === null ? who || say('decisions.nobody') : nameOf({ actorId }),
    dueOn === null ? say('decisions.without-due') : say('decisions.until', { day: formatDay(dueOn, lang) }),
    isLate ? say('decisions.late') : '',
    doneOn === null ? '' : say('decisions.done-on', { day: formatDay(doneOn, lang) }),
    isCodesigned === true ? say('decisions.is-codesigned') : '',
  ]
  return <p className="tb-soft">{facts.filter(Boolean).join(' · ')}</p>
}

function Editor({ here, decision }: DecisionLineProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`decision:${decision.id}`, decision, readDecision)
  const saving = useSaving<DecisionForm, EventDecision>({
    draft,
    version,
    save: (_, from, change) =>
      api.decisions.update({
        territoryId: here.territoryId,
        id: decision.id,
        version: from,
        ...change(decisionValues),
      }),
    read: readDecision,
    onSaved: () => void changed(),
  })
  return (
    <div className="tb-stack">
      <DraftFound draft={draft} />
      <DecisionFields here={here} form={draft.value} patch={draft.patch} withOutcome />
      <SaveBar
        saving={saving}
        names={{
          what: say('decisions.what'),
          kind: say('decisions.kind'),
          actorId: say('decisions.who'),
          who: say('decisions.who'),
          dueOn: say('decisions.due'),
          codesigned: say('decisions.codesigned'),
          outcome: say('decisions.outcome'),
        }}
      />
    </div>
  )
}
