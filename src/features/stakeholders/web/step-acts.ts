import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { stakeholdersWords } from '../words.ts'
import { type StepRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

/** Done, not done, removed: at once, and taken back by one press. */
export function useStepActs(here: StakeholdersHere) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const setDone = ({ id, doneOn: seen }: StepRecord, version: number, doneOn: string | null) =>
    api.steps.update({ ...scope, id, version, values: { doneOn }, seen: { doneOn: seen } })
  const flip = async (step: StepRecord) => {
    try {
      const doneOn = step.doneOn === null ? here.today : null
      const saved = await setDone(step, step.version, doneOn)
      undoToast(say(doneOn ? 'step.was-done' : 'step.was-reopened', { what: step.what }), () =>
        setDone(saved, saved.version, step.doneOn).then(refresh),
      )
    } catch (failure) {
      toast(tell(failure))
    }
    await refresh()
  }
  const remove = async ({ id, version, what }: StepRecord) => {
    try {
      await api.steps.remove({ ...scope, id, version })
      undoToast(say('step.removed', { what }), () => api.steps.restore({ ...scope, id }).then(refresh))
    } catch (failure) {
      toast(tell(failure))
    }
    await refresh()
  }
  return { flip, remove }
}
