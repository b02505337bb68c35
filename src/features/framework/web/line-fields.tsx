import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { isOutcome } from '#features/impact-chain/domain/impact-chain.ts'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DIMENSIONS, DIRECTIONS, IMPACT_LEVELS, INDICATOR_KINDS } from '../domain/indicator.ts'
import { frameworkWords } from '../words.ts'
import { titleOfObjective } from './framework-state.ts'
import type { GroupProps } from './line-editor.tsx'

/** What is looked at: name, definition, formula or the texts of five levels. */
export function WhatFields({ draft }: GroupProps) {
  const say = useSay(frameworkWords)
  const { value, patch } = draft
  const isRubric = value.kind === 'qualitative'
  return (
    <div className="fw-group">
      <TextField
        label={say('field.name')}
        value={value.name}
        maxLength={200}
        onChange={(name) => patch({ name })}
        error={value.name.trim() === '' ? say('new.name-missing') : undefined}
      />
      <TextField
        label={say('field.definition')}
        lines={2}
        maxLength={2000}
        value={value.definition}
        onChange={(definition) => patch({ definition })}
        optional
      />
      <Choices
        label={say('field.kind')}
        row
        value={value.kind}
        onChange={(kind) => patch({ kind })}
        choices={INDICATOR_KINDS.map((kind) => ({ value: kind, label: say(`kind.short-${kind}`) }))}
      />
      {isRubric ? (
        value.levels.map((text, level) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the five levels are their places
            key={level}
            label={say('field.level-text', { level })}
            lines={2}
            maxLength={500}
            value={text}
            onChange={(next) => patch({ levels: value.levels.with(level, next) })}
          />
        ))
      ) : (
        <>
          <TextField
            label={say('field.unit')}
            short
            maxLength={60}
            value={value.unit}
            onChange={(unit) => patch({ unit })}
          />
          <TextField
            label={say('field.formula')}
            help={say('field.formula-help')}
            lines={2}
            maxLength={2000}
            value={value.formula}
            onChange={(formula) => patch({ formula })}
            optional
          />
          <TextField
            label={say('field.variables')}
            help={say('field.variables-help')}
            lines={2}
            value={value.variables}
            onChange={(variables) => patch({ variables })}
            optional
          />
        </>
      )}
      <Choices
        label={say('field.direction')}
        row
        value={value.direction}
        onChange={(direction) => patch({ direction })}
        choices={DIRECTIONS.map((direction) => ({ value: direction, label: say(`direction.${direction}`) }))}
      />
    </div>
  )
}

/** Where it points: question, criterion, objective, change of the chain. */
export function AimFields({ draft, around }: GroupProps) {
  const say = useSay(frameworkWords)
  const sayEvaluation = useSay(evaluationsWords)
  const sayChain = useSay(impactChainWords)
  const { value, patch } = draft
  const changes = around.elements.filter(({ type }) => isOutcome(type) || type === 'impact')
  return (
    <div className="fw-group">
      <TextField
        label={say('field.question')}
        help={say('field.question-help')}
        lines={2}
        maxLength={500}
        value={value.question}
        onChange={(question) => patch({ question })}
        optional
      />
      <SelectField
        label={say('field.objective')}
        none={say('field.objective-none')}
        value={value.objectiveId ?? ''}
        onChange={(id) => patch({ objectiveId: id || null })}
        options={around.objectives.map((each) => ({ value: each.id, label: titleOfObjective(each) }))}
      />
      <SelectField
        label={say('field.element')}
        none={say('field.element-none')}
        help={changes.length === 0 ? say('field.element-empty') : undefined}
        value={value.elementId ?? ''}
        onChange={(id) => patch({ elementId: id || null })}
        options={changes.map(({ id, type, statement }) => ({
          value: id,
          label: `${sayChain(`element.${type}`)} : ${statement}`,
        }))}
      />
      <TextField
        label={say('field.criterion')}
        help={say('field.criterion-help')}
        lines={2}
        maxLength={500}
        value={value.criterion}
        onChange={(criterion) => patch({ criterion })}
        optional
      />
      <div className="fw-pair">
        <SelectField
          label={say('field.level')}
          value={value.impactLevel}
          onChange={(level) => level && patch({ impactLevel: level })}
          options={IMPACT_LEVELS.map((level) => ({ value: level, label: say(`impact-level.${level}`) }))}
        />
        <SelectField
          label={say('field.dimension')}
          value={value.dimension}
          onChange={(dimension) => dimension && patch({ dimension })}
          options={DIMENSIONS.map((each) => ({ value: each, label: say(`dimension.${each}`) }))}
        />
      </div>
      <ManyChoices
        label={say('field.sat')}
        values={value.sat}
        onChange={(sat) => patch({ sat })}
        choices={SAT_OBJECTIVES.map((sat) => ({ value: sat, label: sayEvaluation(`sat.${sat}`) }))}
      />
    </div>
  )
}
