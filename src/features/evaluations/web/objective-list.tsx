import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Page } from '#kernel/route.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { evaluationsWords } from '../words.ts'
import type { EvaluationHere } from './evaluation-page.tsx'
import { evaluationKey, type ObjectiveRecord, useEvaluationsApi } from './evaluations-api.ts'
import { ObjectiveItem } from './objective-item.tsx'

type ObjectiveListProps = {
  readonly here: EvaluationHere
  readonly objectives: readonly ObjectiveRecord[]
}

/** Objectives in their order; moved with the pointer by their handle, with buttons or with Alt + arrows. */
export function ObjectiveList({ here, objectives }: ObjectiveListProps) {
  const say = useSay(evaluationsWords)
  const { move, remove } = useObjectiveActs(here, objectives)
  const [dragged, setDragged] = useState<number | undefined>(undefined)
  const [over, setOver] = useState<number | undefined>(undefined)
  const [told, setTold] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const refocus = useRef<{ readonly id: string; readonly towards: 'up' | 'down' } | undefined>(undefined)
  const moveTo = (from: number, to: number, towards?: 'up' | 'down') => {
    const moved = objectives[from]
    if (!moved || to < 0 || to >= objectives.length || to === from) return
    if (towards) refocus.current = { id: moved.id, towards }
    move(from, to)
    setTold(say('objectives.moved', { n: to + 1, all: objectives.length }))
  }
  // moving an element in the page can lose its focus: it goes back to the same button, or to its twin at an end
  useEffect(() => {
    const wanted = refocus.current
    refocus.current = undefined
    if (!wanted) return
    const item = list.current?.children[objectives.findIndex(({ id }) => id === wanted.id)]
    const stop =
      item?.querySelector<HTMLElement>(`[data-move="${wanted.towards}"] button:not(:disabled)`) ??
      item?.querySelector<HTMLElement>('[data-move] button:not(:disabled)')
    stop?.focus()
  }, [objectives])
  return (
    <>
      <ol className="ev-objectives" ref={list}>
        {objectives.map((objective, at) => (
          <li
            key={objective.id}
            data-over={
              over === at && dragged !== at
                ? dragged !== undefined && dragged < at
                  ? 'below'
                  : 'above'
                : undefined
            }
            onDragOver={(event) => {
              if (dragged === undefined) return
              event.preventDefault()
              setOver(at)
            }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== undefined) moveTo(dragged, at)
              setOver(undefined)
            }}
          >
            <ObjectiveItem
              here={here}
              objective={objective}
              place={at}
              count={objectives.length}
              onMove={(by) => moveTo(at, at + by, by < 0 ? 'up' : 'down')}
              onDrag={(isDragged) => {
                setDragged(isDragged ? at : undefined)
                setOver(undefined)
              }}
              onRemove={() => remove(objective)}
            />
          </li>
        ))}
      </ol>
      <p className="tb-hidden" role="status">
        {told}
      </p>
    </>
  )
}

function useObjectiveActs(
  { territoryId, evaluation }: EvaluationHere,
  objectives: readonly ObjectiveRecord[],
) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const evaluationId = evaluation.id
  const listKey = [...evaluationKey(evaluationId), 'objectives']
  const refresh = () => queries.invalidateQueries({ queryKey: evaluationKey(evaluationId) })
  const fail = (failure: unknown) => {
    toast(tell(failure))
    void refresh()
  }
  const move = (from: number, to: number) => {
    const order = [...objectives]
    const [moved] = order.splice(from, 1)
    if (!moved) return
    order.splice(to, 0, moved)
    queries.setQueryData<Page<ObjectiveRecord>>(listKey, (page) => page && { ...page, items: order })
    const save = async () => {
      for (const [position, { id, version, position: before }] of order.entries()) {
        if (before === position) continue
        await api.objectives.update({ territoryId, evaluationId, id, version, values: { position } })
      }
    }
    save().then(refresh, fail)
  }
  const remove = ({ id, version }: ObjectiveRecord) => {
    api.objectives.remove({ territoryId, evaluationId, id, version }).then(async () => {
      await refresh()
      undoToast(say('objectives.removed'), () =>
        api.objectives.restore({ territoryId, evaluationId, id }).then(refresh),
      )
    }, fail)
  }
  return { move, remove }
}
