import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { WorkshopContribution } from '../contract.ts'
import { useAcceptAsIs } from './judging.ts'
import { teamWords } from './team-words.ts'
import { type Landings, useWorkshopChanged, useWorkshopsApi, type WorkshopScope } from './workshops-api.ts'

type AcceptAllProps = {
  readonly waiting: readonly WorkshopContribution[]
  readonly scope: WorkshopScope
  readonly landings: Landings
}

/** All that waits, each where its author meant it, in the order in which they came; taken back as one. */
export function AcceptAll({ waiting, scope, landings }: AcceptAllProps) {
  const say = useSay(teamWords)
  const api = useWorkshopsApi()
  const accepting = useAcceptAsIs(scope)
  const changed = useWorkshopChanged(scope.evaluationId)
  const undoToast = useUndoToast()
  const [done, setDone] = useState(0)
  const accept = useMutation({
    mutationFn: async () => {
      const accepted: string[] = []
      const acceptNext = accepting(landings)
      setDone(0)
      for (const contribution of waiting) {
        await acceptNext(contribution)
        accepted.push(contribution.id)
        setDone(accepted.length)
      }
      return accepted
    },
    onSuccess: (accepted) =>
      undoToast(say('accepted.all', { n: accepted.length }), async () => {
        for (const id of accepted.toReversed()) await api.contributions.reopen({ ...scope, id })
        await changed()
      }),
    onSettled: changed,
  })
  return (
    <>
      <div className="tb-row">
        <Button look="second" onClick={() => accept.mutate()} busy={accept.isPending}>
          {say('accept.all', { n: waiting.length })}
        </Button>
        {accept.isPending && (
          <span role="status">{say('accept.all-progress', { done, n: waiting.length })}</span>
        )}
      </div>
      <ProblemNotice problem={accept.error} />
    </>
  )
}
