import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { CheckField, Choices, type Level, Level04, ManyChoices } from '#platform/web/choices.tsx'
import type { Draft } from '#platform/web/draft.ts'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DETAIL_CHOICES, type Detail } from '../domain/element-details.ts'
import { ELEMENT_TYPES, LINK_CONFIDENCES, SIGNS } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { asksEffect, asksStakeholders, asksWho, detailsOf, type ElementForm } from './element-form.ts'
import { type Objective, titleOfObjective } from './element-words.ts'

type ElementFieldsProps = { readonly draft: Draft<ElementForm>; readonly objectives: readonly Objective[] }

/** The fields of method 2.4 for the type of the element. */
export function ElementFields({ draft, objectives }: ElementFieldsProps) {
  const say = useSay(impactChainWords)
  const { type, statement } = draft.value
  return (
    <>
      <TextField
        label={say('field.statement')}
        help={say(`element-help.${type}`)}
        value={statement}
        maxLength={300}
        lines={2}
        onChange={(next) => draft.patch({ statement: next })}
        error={statement.trim() === '' ? say('field.statement-missing') : undefined}
      />
      <SelectField
        label={say('field.type')}
        value={type}
        onChange={(next) => next !== '' && draft.patch({ type: next })}
        options={ELEMENT_TYPES.map((value) => ({ value, label: say(`element.${value}`) }))}
      />
      {asksWho(type) && (
        <div data-field="who">
          <TextField
            label={say(type === 'activity' ? 'field.who-acts' : 'field.who')}
            value={draft.value.who}
            maxLength={300}
            onChange={(who) => draft.patch({ who })}
          />
        </div>
      )}
      {asksStakeholders(type) && (
        <TextField
          label={say('field.stakeholders')}
          help={say('field.one-a-line')}
          optional
          lines={2}
          value={draft.value.stakeholders}
          onChange={(stakeholders) => draft.patch({ stakeholders })}
        />
      )}
      {asksEffect(type) && <EffectFields draft={draft} objectives={objectives} />}
      {detailsOf(type).map((detail) => (
        <DetailField key={detail} detail={detail} draft={draft} />
      ))}
    </>
  )
}

function EffectFields({ draft, objectives }: ElementFieldsProps) {
  const say = useSay(impactChainWords)
  const sayEvaluations = useSay(evaluationsWords)
  const { type, sign, intended, sat, objectiveId } = draft.value
  return (
    <>
      <Choices
        label={say('field.welcome')}
        row
        value={sign}
        onChange={(next) => draft.patch({ sign: next })}
        choices={SIGNS.map((value) => ({ value, label: say(`welcome.${value}`) }))}
      />
      <CheckField
        label={say('field.intended')}
        checked={intended}
        onChange={(on) => draft.patch({ intended: on })}
      />
      {type === 'impact' ? (
        <SelectField
          label={say('field.objective')}
          help={objectives.length === 0 ? say('field.objective-none') : undefined}
          optional
          value={objectiveId}
          onChange={(next) => draft.patch({ objectiveId: next })}
          options={objectives.map((each) => ({ value: each.id, label: titleOfObjective(each) }))}
        />
      ) : (
        <ManyChoices
          label={say('field.sat')}
          optional
          values={sat}
          onChange={(next) => draft.patch({ sat: next })}
          choices={SAT_OBJECTIVES.map((value) => ({
            value,
            label: `${value} · ${sayEvaluations(`sat.${value}`)}`,
          }))}
        />
      )}
    </>
  )
}

function DetailField({ detail, draft }: { readonly detail: Detail; readonly draft: Draft<ElementForm> }) {
  const say = useSay(impactChainWords)
  const { details } = draft.value
  const text = details[detail] ?? ''
  const write = (next: string) => draft.patch({ details: { ...details, [detail]: next } })
  if (detail === 'confidence') {
    return (
      <Level04
        label={say('detail.confidence')}
        optional
        value={LINK_CONFIDENCES.find((level) => String(level) === text) ?? null}
        onChange={(level: Level) => write(String(level))}
        texts={[
          say('confidence.0'),
          say('confidence.1'),
          say('confidence.2'),
          say('confidence.3'),
          say('confidence.4'),
        ]}
      />
    )
  }
  const choices: readonly string[] | null = DETAIL_CHOICES[detail]
  if (choices) {
    return (
      <SelectField
        label={say(`detail.${detail}`)}
        optional
        short
        value={choices.includes(text) ? text : ''}
        onChange={write}
        options={choices.map((value) => ({
          value,
          // choices are checked against the words in words.test.ts
          label: say(`choice.${detail}.${value}` as 'choice.status.done'),
        }))}
      />
    )
  }
  return <TextField label={say(`detail.${detail}`)} optional value={text} maxLength={1000} onChange={write} />
}
