import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { LivePerson } from '#kernel/live-contract.ts'
import { useLiveChanges, useLivePlace, useLivePresence } from '#platform/web/live.ts'
import type { Neighbour } from './chain-board.ts'
import { TOLD_MS } from './chain-state.ts'
import { type Chain, chainKey, evidenceKey } from './impact-chain-api.ts'

const PAGE = 'chain'
const KINDS = ['chain-element', 'chain-link', 'chain-evidence', 'chain-rival', 'rival-explanation']

/**
 * Reads anew what others change, and says who is at which element or link and who changed what a moment ago. `focus`:
 * where one is oneself.
 */
export function useNeighbours(
  here: EvaluationHere,
  chain: Chain,
  focus: string | undefined,
  others: ReadonlyMap<string, number>,
) {
  const evaluationId = here.evaluation.id
  const { people, personId } = useLivePresence(evaluationId)
  useLivePlace(PAGE, focus ?? '')
  const authors = useLiveReading(evaluationId, chain, personId)
  const recent = useRecent(others)
  const neighbours = useMemo(() => {
    const elsewhere = people.filter((each) => each.page === PAGE && !each.me && each.focus !== '')
    return new Map(
      [...Map.groupBy(elsewhere, (each) => each.focus)].map(([id, at]) => [id, at.map(asNeighbour)]),
    )
  }, [people])
  const changedBy = useMemo(() => {
    const nameOf = (id: string) => {
      const author = authors.current.get(id)
      return people.find((each) => each.personId === author)?.name ?? ''
    }
    return new Map([...recent].map((id) => [id, nameOf(id)]))
  }, [recent, people, authors])
  return { neighbours, changedBy }
}

/** Hears of changes; gives who made the last one of each record. */
function useLiveReading(evaluationId: string, chain: Chain, me: string | undefined) {
  const queries = useQueryClient()
  const authors = useRef(new Map<string, string>())
  const latest = useRef(chain)
  latest.current = chain
  useLiveChanges(evaluationId, KINDS, (changes) => {
    for (const { id, personId } of changes) if (id && personId) authors.current.set(id, personId)
    // what one did oneself in this tab is already here
    const isNews = changes.some(({ id, personId, version }) => {
      const known = id === null ? undefined : (latest.current.byId.get(id) ?? latest.current.linkById.get(id))
      return personId !== me || !known || version === null || known.version < version
    })
    if (!isNews) return
    if (changes.some(({ kind }) => kind === 'chain-evidence'))
      void queries.invalidateQueries({ queryKey: evidenceKey(evaluationId) })
    if (changes.some(({ kind }) => kind === 'chain-element' || kind === 'chain-link'))
      void queries.invalidateQueries({ queryKey: [...chainKey(evaluationId), 'whole'] })
  })
  return authors
}

/** Ids of what changed a moment ago; told for a few seconds. */
function useRecent(others: ReadonlyMap<string, number>): ReadonlySet<string> {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (others.size === 0) return
    const timer = setTimeout(() => setNow(Date.now()), TOLD_MS)
    return () => clearTimeout(timer)
  }, [others])
  return useMemo(
    () => new Set([...others].flatMap(([id, at]) => (now - at < TOLD_MS ? [id] : []))),
    [others, now],
  )
}

function asNeighbour({ connectionId, personId, name }: LivePerson): Neighbour {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? '')
    .join('')
  let hue = 0
  for (const sign of personId) hue = (hue * 31 + sign.charCodeAt(0)) % 360
  return { key: connectionId, name, initials, hue }
}
