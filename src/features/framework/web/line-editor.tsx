import './framework.css'
import { useSaving } from '#platform/web/autosave.ts'
import { type Draft, useDraft } from '#platform/web/draft.ts'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import { type Line, type Scope, type Surroundings, titleOfObjective, useRefresh } from './framework-state.ts'
import { CollectionFields, LimitFields, TargetFields } from './line-collection-fields.tsx'
import { AimFields, WhatFields } from './line-fields.tsx'
import { fromLineForm, type LineForm, toLineForm } from './line-form.ts'
import { QualityFields } from './quality-fields.tsx'

type EditorProps = {
  readonly line: Line
  readonly around: Surroundings
  readonly scope: Scope
  readonly readOnly: boolean
}

export type GroupProps = { readonly draft: Draft<LineForm>; readonly around: Surroundings }

/** Saves by itself; two versions are compared; the draft outlives a closed tab. */
export function LineEditor({ line, around, scope, readOnly }: EditorProps) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const { territoryId, evaluationId } = scope
  const draft = useDraft<LineForm>(`framework-line:${line.id}`, toLineForm(line))
  const saving = useSaving<LineForm, Line>({
    draft,
    version: line.version,
    save: (_, version, change) =>
      api.lines.update({ territoryId, evaluationId, id: line.id, version, ...change(fromLineForm) }),
    read: toLineForm,
    onSaved: () => void refresh(),
  })
  const group = { draft, around }
  return (
    <Form onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      <fieldset disabled={readOnly} className="fw-fieldset">
        <Section title={say('group.what')}>
          <WhatFields {...group} />
        </Section>
        <Section title={say('group.aim')}>
          <AimFields {...group} />
        </Section>
        <Section title={say('group.collection')}>
          <CollectionFields {...group} />
        </Section>
        <Section title={say('group.target')} lead={say('group.target-lead')}>
          <TargetFields {...group} />
        </Section>
        <Section title={say('group.limits')}>
          <LimitFields {...group} />
        </Section>
        <Section title={say('group.quality')} lead={say('group.quality-lead')}>
          <QualityFields {...group} />
        </Section>
      </fieldset>
      {!readOnly && <SaveBar saving={saving} names={fieldNames(say)} show={shower(say, around)} />}
    </Form>
  )
}

type SayFramework = ReturnType<typeof useSay<Extract<keyof (typeof frameworkWords)['fr'], string>>>

function fieldNames(say: SayFramework): { [F in keyof LineForm & string]: string } {
  return {
    name: say('field.name'),
    definition: say('field.definition'),
    kind: say('field.kind'),
    dimension: say('field.dimension'),
    unit: say('field.unit'),
    formula: say('field.formula'),
    variables: say('field.variables'),
    levels: say('field.levels'),
    direction: say('field.direction'),
    boundBad: say('field.bound-bad'),
    boundGood: say('field.bound-good'),
    question: say('field.question'),
    criterion: say('field.criterion'),
    objectiveId: say('field.objective'),
    elementId: say('field.element'),
    impactLevel: say('field.level'),
    sat: say('field.sat'),
    source: say('field.source'),
    mode: say('field.mode'),
    timing: say('field.timing'),
    owner: say('field.owner'),
    dueOn: say('field.due-on'),
    hours: say('field.hours'),
    respondents: say('field.respondents'),
    baseline: say('field.baseline'),
    baselineOn: say('field.baseline-on'),
    baselineSource: say('field.baseline-source'),
    target: say('field.target'),
    targetOn: say('field.target-on'),
    targetReason: say('field.target-reason'),
    personalData: say('field.personal-data'),
    personalDataNote: say('field.personal-data-note'),
    limits: say('field.limits'),
    quality: say('group.quality'),
  }
}

/** Each field of two versions in words. */
function shower(say: SayFramework, around: Surroundings) {
  return (field: keyof LineForm & string, form: LineForm): string => {
    switch (field) {
      case 'kind':
        return say(`kind.${form.kind}`)
      case 'dimension':
        return say(`dimension.${form.dimension}`)
      case 'direction':
        return say(`direction.${form.direction}`)
      case 'impactLevel':
        return say(`impact-level.${form.impactLevel}`)
      case 'mode':
        return form.mode && say(`collection-mode.${form.mode}`)
      case 'personalData':
        return say(form.personalData ? 'yes' : 'no')
      case 'objectiveId': {
        const objective = around.objectives.find((each) => each.id === form.objectiveId)
        return objective ? titleOfObjective(objective) : ''
      }
      case 'elementId':
        return around.elements.find((each) => each.id === form.elementId)?.statement ?? ''
      case 'quality':
        return Object.entries(form.quality)
          .filter(([, tick]) => tick !== null)
          .map(
            ([name, tick]) => `${say(`quality.${name}` as 'quality.useful')} : ${say(tick ? 'yes' : 'no')}`,
          )
          .join('\n')
      case 'levels':
        return form.levels.map((text, level) => `${level} ${text}`).join('\n')
      case 'sat':
        return form.sat.join(', ')
      default:
        return form[field] ?? ''
    }
  }
}
