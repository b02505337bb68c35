import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { type Audience, RULES_OF_AUDIENCE } from '../domain/audience.ts'
import { restitutionWords } from '../words.ts'
import { FigurePicker } from './figure-picker.tsx'
import {
  type StatementRecord,
  type SupportDraftView,
  type SupportScope,
  useRestitutionApi,
  useRestitutionChanged,
  useStatements,
} from './restitution-api.ts'
import { StatementItem } from './statement-item.tsx'

type StatementsEditorProps = {
  readonly here: EvaluationHere
  readonly scope: SupportScope
  readonly seen: SupportDraftView
  readonly audience: Audience
}

/** The proofs behind the message: figures with a sentence each, and what was observed without a figure. */
export function StatementsEditor({ here, scope, seen, audience }: StatementsEditorProps) {
  const say = useSay(restitutionWords)
  const statements = useStatements(scope)
  const [picking, setPicking] = useState(false)
  const acts = useStatementActs(scope)
  const most = RULES_OF_AUDIENCE[audience].figures
  return (
    <div className="rs-fields" data-field="claims">
      {most !== null && <p className="tb-soft">{say('statement.most', { n: most })}</p>}
      <Loaded query={statements}>
        {(all) => {
          const place = Math.max(0, ...all.map((each) => each.position + 1))
          return (
            <>
              {all.length > 0 && (
                <ol className="rs-statements">
                  {all.map((record, at) => (
                    <StatementItem
                      key={record.id}
                      record={record}
                      view={seen.view.statements.find((each) => each.id === record.id)}
                      scope={scope}
                      here={here}
                      number={at + 1}
                      isNew={acts.added === record.id}
                      onUp={at > 0 ? () => acts.move(all, at, at - 1) : undefined}
                      onDown={at < all.length - 1 ? () => acts.move(all, at, at + 1) : undefined}
                      onRemove={() => acts.remove(record)}
                    />
                  ))}
                </ol>
              )}
              <div className="tb-row">
                <Button look="second" icon={<SignIcon sign="plus" />} onClick={() => setPicking(true)}>
                  {say('statement.add-figure')}
                </Button>
                <Button look="quiet" onClick={() => acts.addClaim(place)} busy={acts.adding}>
                  {say('statement.add-claim')}
                </Button>
              </div>
              {picking && (
                <FigurePicker
                  here={here}
                  scope={scope}
                  lang={seen.view.lang}
                  taken={all}
                  position={place}
                  onClose={() => setPicking(false)}
                />
              )}
            </>
          )
        }}
      </Loaded>
      <ProblemNotice problem={acts.problem} />
    </div>
  )
}

function useStatementActs(scope: SupportScope) {
  const say = useSay(restitutionWords)
  const api = useRestitutionApi()
  const toast = useToast()
  const undoToast = useUndoToast()
  const changed = useRestitutionChanged(scope.evaluationId)
  const [added, setAdded] = useState<string | undefined>(undefined)
  const add = useMutation({
    mutationFn: (position: number) => api.statements.create({ ...scope, position, sentence: '' }),
    onSuccess: ({ id }) => {
      setAdded(id)
      return changed()
    },
  })
  const remove = useMutation({
    mutationFn: ({ id, version }: StatementRecord) => api.statements.remove({ ...scope, id, version }),
    onSuccess: (_, { id }) => {
      undoToast(say('statement.removed'), () => api.statements.restore({ ...scope, id }).then(changed))
      return changed().then(() => requestAnimationFrame(focusWhatIsLeft))
    },
  })
  // every place is written again: older statements may share one
  const order = useMutation({
    mutationFn: async (wanted: readonly StatementRecord[]) => {
      for (const [position, { id, version, position: before }] of wanted.entries()) {
        if (position !== before) await api.statements.update({ ...scope, id, version, values: { position } })
      }
    },
    onSettled: changed,
  })
  const move = (all: readonly StatementRecord[], from: number, to: number) => {
    const moved = all[from]
    if (!moved || order.isPending) return
    const wanted = all.toSpliced(from, 1).toSpliced(to, 0, moved)
    order.mutate(wanted, {
      onSuccess: () => {
        toast(say('statement.moved', { n: to + 1 }))
        requestAnimationFrame(() => focusArrow(moved.id, to < from ? 'up' : 'down'))
      },
    })
  }
  return {
    addClaim: (position: number) => add.mutate(position),
    adding: add.isPending,
    /** The proof without figure that was just added: its field takes the keyboard. */
    added,
    remove: (record: StatementRecord) => remove.mutate(record),
    move,
    problem: add.error ?? remove.error ?? order.error,
  }
}

/** The keyboard stays with what was moved: on the same arrow, or on the other one at an end of the list. */
function focusArrow(id: string, way: 'up' | 'down'): void {
  const item = document.querySelector<HTMLElement>(`[data-field="claims/${CSS.escape(id)}"]`)
  const arrow = (which: string) => item?.querySelector<HTMLElement>(`[data-move="${which}"] button:enabled`)
  ;(arrow(way) ?? arrow(way === 'up' ? 'down' : 'up'))?.focus()
}

/** A proof was removed, and with it the button that had the keyboard: it goes on from the acts below the list. */
function focusWhatIsLeft(): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('[data-field="claims"] > .tb-row button')?.focus()
}
