import { useMemo, useRef } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Problem } from '#kernel/problem.ts'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { NewElementValues, SomeElementValues, SomeLinkValues } from '../domain/chain-record.ts'
import type { ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { copyPiece, type Pasted, pasteEdit } from './chain-clipboard.ts'
import * as edits from './chain-edits.ts'
import type { Way } from './chain-history.ts'
import type { ChainState } from './chain-state.ts'
import type { Chain, ChainLink } from './impact-chain-api.ts'

export type ChainActs = ReturnType<typeof useChainActs>

type Ties = Parameters<typeof edits.insertElement>[3]

/** What an act is called in the reader's language: « supprimer 3 éléments ». */
export function useActName() {
  const say = useSay(impactChainWords)
  return ({ code, n, statement }: edits.ActName) => {
    const many = n > 1 ? edits.MANY_NAMES.find((each) => each === code) : undefined
    return many ? say(`act.${many}-many`, { n }) : say(`act.${code}`, { statement })
  }
}

/**
 * Everything that changes a chain, against the chain as it stands when it is called. Each shows at once; what the chain
 * refuses is told by its name and given back.
 */
export function useChainActs(here: EvaluationHere, state: ChainState, tellHere: (text: string) => void) {
  const say = useSay(impactChainWords)
  const nameAct = useActName()
  const tell = useProblemText()
  const toast = useToast()
  const undoToast = useUndoToast()
  const words = useRef({ say, nameAct, tell, toast, undoToast, tellHere })
  words.current = { say, nameAct, tell, toast, undoToast, tellHere }
  const { mayWrite } = here

  return useMemo(() => {
    const now = (): Chain | undefined => state.snapshot().chain
    /** The id of the act, or undefined when nothing was done. */
    const run = (edit: edits.Edit | undefined): string | undefined => {
      if (!edit || !mayWrite || edit.changes.length === 0) return undefined
      const done = state.act(edit)
      if (done instanceof Problem) {
        words.current.tellHere(words.current.tell(done))
        return undefined
      }
      return done.actId
    }
    const withUndo = (actId: string | undefined, text: string) => {
      if (actId) words.current.undoToast(text, async () => step('undo', actId))
    }
    const step = (way: Way, actId?: string) => {
      const taken = mayWrite ? state.step(way, actId) : undefined
      if (!taken) return
      const { say: speak, nameAct: name } = words.current
      const what = name(taken.name)
      const done = speak(way === 'undo' ? 'undo.undone' : 'undo.redone', { what })
      words.current.tellHere(taken.isPartial ? `${done} ${speak('undo.partial')}` : done)
    }
    return {
      now,
      step,
      addElement(element: NewElementValues, index?: number) {
        const chain = now()
        const id = newId()
        return chain && run(edits.addElement(chain, id, element, index)) ? id : undefined
      },
      insertElement(element: NewElementValues, ties: Ties, index?: number) {
        const chain = now()
        const edit = chain && edits.insertElement(chain, newId, element, ties, index)
        return run(edit) ? edit?.id : undefined
      },
      addLink(link: Parameters<typeof edits.addLink>[2]) {
        const chain = now()
        const id = newId()
        return chain && run(edits.addLink(chain, id, link)) ? id : undefined
      },
      /** `seen`: the fields as the form showed them; else as they stand. */
      changeElement(id: string, values: SomeElementValues, seen?: edits.SeenFields<SomeElementValues>) {
        const element = now()?.byId.get(id)
        if (element && Object.keys(values).length > 0) run(edits.changeElement(element, values, seen))
      },
      rename(id: string, statement: string) {
        const element = now()?.byId.get(id)
        const text = statement.trim().slice(0, 300)
        if (element && text !== '' && text !== element.statement)
          run(edits.changeElement(element, { statement: text }))
      },
      changeLink(id: string, values: SomeLinkValues, seen?: edits.SeenFields<SomeLinkValues>) {
        const chain = now()
        const link = chain?.linkById.get(id)
        if (chain && link && Object.keys(values).length > 0) run(edits.changeLink(chain, link, values, seen))
      },
      remove(ids: readonly string[]) {
        const chain = now()
        const edit = chain && edits.remove(chain, ids)
        const links = chain && edit ? linksGone(chain, ids) : 0
        const actId = run(edit)
        if (edit) {
          const { n, statement } = edit.name
          withUndo(
            actId,
            words.current.say(n === 1 ? 'element.removed' : 'elements.removed', {
              n: n === 1 ? links : n,
              statement,
            }),
          )
        }
        return actId !== undefined
      },
      /** Before `index` of a column. */
      move(ids: readonly string[], type: ElementType, index: number) {
        const chain = now()
        return run(chain && edits.moveElements(chain, ids, type, index)) !== undefined
      },
      nudge(ids: readonly string[], by: 1 | -1) {
        const chain = now()
        return run(chain && edits.nudge(chain, ids, by)) !== undefined
      },
      shiftType(ids: readonly string[], by: 1 | -1) {
        const chain = now()
        return run(chain && edits.shiftType(chain, ids, by)) !== undefined
      },
      retype(ids: readonly string[], type: ElementType) {
        const chain = now()
        return run(chain && edits.moveElements(chain, ids, type, Number.MAX_SAFE_INTEGER)) !== undefined
      },
      flagFeedback(link: ChainLink) {
        const chain = now()
        withUndo(chain && run(edits.flagFeedback(chain, link)), words.current.say('link.flagged'))
      },
      layCanvas() {
        const edit = edits.layCanvas(newId, (type) => words.current.say(`canvas.${type}`))
        withUndo(run(edit), words.current.say('canvas.laid'))
      },
      copy(ids: ReadonlySet<string>) {
        const chain = now()
        return chain ? copyPiece(chain, ids) : ''
      },
      paste(pasted: Pasted): readonly string[] {
        const chain = now()
        const edit = chain && pasteEdit(chain, newId, pasted)
        return edit && run(edit) ? edit.ids : []
      },
      /** An act whose changes are already known: the mend of a finding, a choice between two versions. */
      run,
    }
  }, [state, mayWrite])
}

function linksGone(chain: Chain, ids: readonly string[]): number {
  const [id = ''] = ids
  return (chain.leaving.get(id)?.length ?? 0) + (chain.entering.get(id)?.length ?? 0)
}
