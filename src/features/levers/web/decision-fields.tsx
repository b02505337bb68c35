import { PickField } from '#features/worlds/web/pick-field.tsx'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DECISION_KINDS } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { DecisionForm } from './decision-form.ts'
import { targetOf, useGuestOptions } from './guest-choices.ts'
import type { LeversHere } from './levers-frame.tsx'

type DecisionFieldsProps = {
  readonly here: LeversHere
  readonly form: DecisionForm
  readonly patch: (change: Partial<DecisionForm>) => void
  /** With what came of it: once it is in the list. */
  readonly withOutcome?: boolean
}

/** What was decided, by whom it is carried, until when, and whether participants shaped it. */
export function DecisionFields({ here, form, patch, withOutcome = false }: DecisionFieldsProps) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { organisations, nameOf } = useGuestOptions(here.territoryId)
  const carrier = form.actorId === null ? form.who : nameOf({ actorId: form.actorId })
  return (
    <div className="lv-decision-fields">
      <div className="lv-wide">
        <TextField
          label={say('decisions.what')}
          value={form.what}
          lines={2}
          maxLength={1000}
          onChange={(what) => patch({ what })}
        />
      </div>
      <SelectField
        label={say('decisions.kind')}
        value={form.kind}
        options={DECISION_KINDS.map((value) => ({ value, label: code(`decision-kind.${value}`) }))}
        onChange={(kind) => patch({ kind: kind === '' ? 'decision' : kind })}
      />
      <PickField
        label={say('decisions.who')}
        placeholder={say('decisions.who-help')}
        optional
        value={carrier}
        maxLength={200}
        options={organisations}
        onPick={(id) => patch({ actorId: targetOf(id).actorId ?? null, who: '' })}
        onNew={(who) => patch({ who, actorId: null })}
      />
      <DateField
        label={say('decisions.due')}
        optional
        value={form.dueOn}
        onChange={(dueOn) => patch({ dueOn })}
      />
      <SelectField
        label={say('decisions.codesigned')}
        optional
        value={form.codesigned}
        none={code('answer.unknown')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: code(`answer.${value}`) }))}
        onChange={(codesigned) => patch({ codesigned })}
      />
      {withOutcome && (
        <div className="lv-wide">
          <TextField
            label={say('decisions.outcome')}
            optional
            lines={2}
            maxLength={2000}
            value={form.outcome}
            onChange={(outcome) => patch({ outcome })}
          />
        </div>
      )}
    </div>
  )
}
