import { useQueryClient } from '@tanstack/react-query'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { evaluationKey } from '#features/evaluations/web/evaluations-api.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { ElementType, Sign } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import {
  type Chain,
  type ChainLink,
  chainKey,
  type ElementRecord,
  useImpactChainApi,
} from './impact-chain-api.ts'

type NewElement = { readonly type: ElementType; readonly statement: string; readonly sign?: Sign }
type NewLink = {
  readonly fromId: string
  readonly toId: string
  readonly sign?: Sign
  readonly feedback?: boolean
}

/** The six elements of the canvas and how they follow one another. */
const CANVAS = ['need', 'input', 'activity', 'output', 'outcome_short', 'impact'] as const

export type ChainActs = ReturnType<typeof useChainActs>

/** Everything that changes a chain; each act reads the chain again, and the steps of the evaluation with it. */
export function useChainActs({ territoryId, evaluation }: EvaluationHere, chain: Chain) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const scope = { territoryId, evaluationId: evaluation.id }

  const refresh = async () => {
    await Promise.all(
      [chainKey(evaluation.id), evaluationKey(evaluation.id)].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  }
  const fail = (failure: unknown) => {
    toast(tell(failure))
    return refresh()
  }
  const endOf = (type: ElementType) =>
    Math.max(-1, ...chain.elements.filter((each) => each.type === type).map((each) => each.position)) + 1

  const addElement = async (element: NewElement) => {
    const made = await api.elements.create({ ...scope, ...element, position: endOf(element.type) })
    await refresh()
    return made
  }
  const addLink = async (link: NewLink) => {
    const made = await api.links.create({ ...scope, ...link })
    await refresh()
    return made
  }
  const removeElement = async ({ id, version, statement }: ElementRecord) => {
    const n = chain.links.filter((link) => link.from === id || link.to === id).length
    try {
      await api.elements.remove({ ...scope, id, version })
    } catch (failure) {
      return fail(failure)
    }
    undoToast(say('element.removed', { statement, n }), () =>
      api.elements.restore({ ...scope, id }).then(refresh),
    )
    return refresh()
  }
  const removeLink = async ({ id, version }: ChainLink) => {
    try {
      await api.links.remove({ ...scope, id, version })
    } catch (failure) {
      return fail(failure)
    }
    undoToast(say('link.removed'), () => api.links.restore({ ...scope, id }).then(refresh))
    return refresh()
  }
  /** Moves an element by one among those of its type. */
  const move = async (element: ElementRecord, by: 1 | -1) => {
    const order = chain.elements.filter((each) => each.type === element.type)
    const from = order.findIndex((each) => each.id === element.id)
    const to = from + by
    if (to < 0 || to >= order.length) return false
    order.splice(from, 1)
    order.splice(to, 0, element)
    queries.setQueryData<Chain>(chainKey(evaluation.id), (before) => {
      if (!before) return before
      const others = before.elements.filter((each) => each.type !== element.type)
      return { ...before, elements: [...others, ...order] }
    })
    try {
      for (const [position, each] of order.entries()) {
        if (each.position === position) continue
        const { id, version } = each
        await api.elements.update({ ...scope, id, version, values: { position } })
      }
      await refresh()
    } catch (failure) {
      await fail(failure)
    }
    return true
  }
  const flagFeedback = async ({ id, version }: ChainLink) => {
    const flag = (on: boolean, seen: number) =>
      api.links.update({ ...scope, id, version: seen, values: { feedback: on } })
    try {
      const done = await flag(true, version)
      undoToast(say('link.flagged'), () => flag(false, done.version).then(refresh))
    } catch (failure) {
      return fail(failure)
    }
    return refresh()
  }
  /** A new element put where one was missing: tied to its causes and effects, in place of a link that jumped. */
  const insertElement = async (
    element: NewElement,
    ties: { after?: string; before?: string; replaces?: ChainLink },
  ) => {
    const made = await api.elements.create({ ...scope, ...element, position: endOf(element.type) })
    if (ties.after) await api.links.create({ ...scope, fromId: ties.after, toId: made.id })
    if (ties.before) await api.links.create({ ...scope, fromId: made.id, toId: ties.before })
    const { replaces } = ties
    if (replaces) await removeLink(replaces)
    await refresh()
    return made
  }
  const layCanvas = async () => {
    const made: ElementRecord[] = []
    try {
      for (const type of CANVAS) {
        const element = await api.elements.create({
          ...scope,
          type,
          statement: say(`canvas.${type}`),
          position: 0,
        })
        made.push(element)
        const before = made.at(-2)
        if (before) await api.links.create({ ...scope, fromId: before.id, toId: element.id })
      }
    } catch (failure) {
      return fail(failure)
    }
    undoToast(say('canvas.laid'), async () => {
      for (const { id, version } of made) await api.elements.remove({ ...scope, id, version })
      await refresh()
    })
    return refresh()
  }
  return {
    scope,
    refresh,
    addElement,
    addLink,
    removeElement,
    removeLink,
    move,
    flagFeedback,
    insertElement,
    layCanvas,
  }
}
