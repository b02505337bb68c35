import './objectives.css'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { Form } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { FieldsPresence } from '#platform/web/live-presence.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { OBJECTIVE_TICKS, type Objective, reviewObjective } from '../domain/objective.ts'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, type ObjectiveRecord, useEvaluationsApi, useStories } from './evaluations-api.ts'
import { Findings, goToField } from './findings.tsx'
import { ObjectiveFields, StoryFields, TickFields } from './objective-fields.tsx'
import {
  OBJECTIVE_FIELDS,
  type ObjectiveForm,
  objectiveValues,
  readObjective,
  readObjectiveForm,
  showObjectiveField,
  writeObjective,
} from './objective-form.ts'
import { storyName } from './story-cards.ts'
import { VersionsButton } from './versions-button.tsx'

type ObjectiveItemProps = {
  readonly here: EvaluationHere
  readonly objective: ObjectiveRecord
  readonly place: number
  readonly count: number
  readonly onMove: (by: 1 | -1) => void
  readonly onDrag: (isDragged: boolean) => void
  readonly onRemove: () => void
}

/** One objective: its sentence, its ticks, and its whole form one press away. */
export function ObjectiveItem(props: ObjectiveItemProps) {
  const { here, objective: record, place, count, onMove, onDrag, onRemove } = props
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const [isOpen, setOpen] = useState(false)
  const bodyId = useId()
  const objective = readObjective(record)
  const review = reviewObjective(objective)
  const n = place + 1
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Alt + arrows repeat what the buttons inside do
    <div
      className="ev-objective"
      onKeyDown={(event) => {
        if (!here.mayWrite || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div className="ev-objective-head">
        {here.mayWrite && count > 1 && (
          <span
            className="ev-handle"
            aria-hidden="true"
            title={say('objectives.drag')}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', record.id)
              onDrag(true)
            }}
            onDragEnd={() => onDrag(false)}
          />
        )}
        <div className="ev-objective-words">
          <h3 className="ev-objective-sentence">{writeObjective(objective, say, lang)}</h3>
          <div className="tb-row">
            <TickCount passed={review.passed} />
            {objective.sat.map((sat) => (
              <Pill key={sat}>{say(`sat.${sat}`)}</Pill>
            ))}
            {record.toReview && <Pill look="accent">{say('to-review')}</Pill>}
          </div>
        </div>
        {here.mayWrite && (
          <div className="ev-objective-acts">
            {count > 1 && (
              <>
                <span data-move="up" className="ev-up">
                  <IconButton
                    label={say('objectives.up', { n })}
                    disabled={place === 0}
                    onClick={() => onMove(-1)}
                  >
                    <SignIcon sign="chevron" />
                  </IconButton>
                </span>
                <span data-move="down">
                  <IconButton
                    label={say('objectives.down', { n })}
                    disabled={place === count - 1}
                    onClick={() => onMove(1)}
                  >
                    <SignIcon sign="chevron" />
                  </IconButton>
                </span>
              </>
            )}
            <IconButton label={say('objectives.remove', { n })} onClick={onRemove}>
              <SignIcon sign="close" />
            </IconButton>
          </div>
        )}
      </div>
      <Button
        look="quiet"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        aria-label={say(
          isOpen ? 'objectives.close-n' : here.mayWrite ? 'objectives.open-n' : 'objectives.see-n',
          { n },
        )}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'objectives.close' : here.mayWrite ? 'objectives.open' : 'objectives.see')}
      </Button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen &&
          (here.mayWrite ? (
            <FieldsPresence record={`objective:${record.id}`}>
              <ObjectiveEditor here={here} record={record} />
            </FieldsPresence>
          ) : (
            <ObjectiveReading objective={objective} />
          ))}
      </div>
    </div>
  )
}

/** Five small marks and the count in words. */
function TickCount({ passed }: { readonly passed: number }) {
  const say = useSay(evaluationsWords)
  return (
    <span className="ev-tick-count">
      <span aria-hidden="true" className="ev-tick-marks">
        {OBJECTIVE_TICKS.map((tick, at) => (
          <span key={tick} data-on={at < passed} />
        ))}
      </span>
      {say('objectives.ticks', { n: passed })}
    </span>
  )
}

type ObjectiveEditorProps = { readonly here: EvaluationHere; readonly record: ObjectiveRecord }

function ObjectiveEditor({ here, record }: ObjectiveEditorProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const { draft, saving } = useObjectiveDraft(here, record)
  const { findings } = reviewObjective(draft.value)
  const fieldNames = Object.fromEntries(
    OBJECTIVE_FIELDS.map((field) => [field, say(`objective.${field}`)]),
  ) as Record<keyof Objective, string>
  const names = { ...fieldNames, storyIds: say('objective.stories') }
  const stories = useStories(here.territoryId, here.evaluation.id).data ?? []
  const told = (ids: readonly string[]) =>
    stories.filter(({ id }) => ids.includes(id)).map((story) => storyName(stories, story, say))
  return (
    <div className="ev-new-objective">
      <Form onSubmit={saving.saveNow} label={writeObjective(draft.value, say, lang)}>
        <DraftFound draft={draft} />
        <ObjectiveFields
          objective={draft.value}
          patch={draft.patch}
          place={record.id}
          changeError={draft.value.change.trim() === '' ? say('finding.objective.no-change') : undefined}
        />
        <StoryFields
          stories={stories}
          storyIds={draft.value.storyIds}
          onChange={(storyIds) => draft.patch({ storyIds })}
        />
        <h4 className="ev-ticks-title">{say('objectives.test')}</h4>
        <TickFields objective={draft.value} patch={draft.patch} />
        <SaveBar
          saving={saving}
          names={names}
          show={(field, value) =>
            field === 'storyIds'
              ? told(value.storyIds).join(', ')
              : showObjectiveField(field, value, say, lang)
          }
        >
          <VersionsButton
            here={here}
            kind="objective"
            record={record}
            title={writeObjective(draft.value, say, lang)}
          />
        </SaveBar>
      </Form>
      <aside className="ev-objective-aside" aria-label={say('objectives.aside')}>
        <h4>{say('review.title')}</h4>
        {findings.length === 0 ? (
          <p>{say('objectives.nothing')}</p>
        ) : (
          <Findings
            findings={findings}
            sentence={(f) => say(`finding.${f.code}` as Parameters<typeof say>[0], f.params)}
            onGo={(path) => goToField(`${record.id}/${path}`)}
          />
        )}
      </aside>
    </div>
  )
}

function useObjectiveDraft({ territoryId, evaluation }: EvaluationHere, record: ObjectiveRecord) {
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const { draft, version } = useRecordDraft(`objective:${record.id}`, record, readObjectiveForm)
  const saving = useSaving<ObjectiveForm, ObjectiveRecord>({
    draft,
    version,
    save: async (objective, seen, change) => {
      if (objective.change.trim() === '') throw new Problem('evaluations.change-missing', 'caller')
      const saved = await api.objectives.update({
        territoryId,
        evaluationId: evaluation.id,
        id: record.id,
        version: seen,
        ...change(objectiveValues, ['ticks']),
      })
      // the server trims; a blank being typed at the end must not vanish under the fingers
      return saved.change === objective.change.trim() ? { ...saved, change: objective.change } : saved
    },
    read: readObjectiveForm,
    onSaved: (saved) => {
      queries.setQueryData<Page<ObjectiveRecord>>(
        [...evaluationKey(evaluation.id), 'objectives'],
        (page) => page && { ...page, items: page.items.map((each) => (each.id === saved.id ? saved : each)) },
      )
      void queries.invalidateQueries({ queryKey: [...evaluationKey(evaluation.id), 'progress'] })
    },
  })
  return { draft, saving }
}

function ObjectiveReading({ objective }: { readonly objective: Objective }) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  return (
    <dl className="ev-facts">
      {OBJECTIVE_FIELDS.map((field) => (
        <div key={field} className="ev-fact">
          <dt>{say(`objective.${field}`)}</dt>
          <dd>{showObjectiveField(field, objective, say, lang) || say('perimeter.not-filled')}</dd>
        </div>
      ))}
    </dl>
  )
}
