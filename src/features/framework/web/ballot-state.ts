import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { LineVote } from '../domain/priority-vote.ts'
import { useFrameworkApi } from './framework-api.ts'
import type { Scope } from './framework-state.ts'

const ballotKey = (evaluationId: string) => ['framework', evaluationId, 'ballot']
const PAUSE_MS = 500

/** The vote as it stands, one's own points shown at once and sent after a pause. */
export function useBallot(scope: Scope) {
  const { territoryId, evaluationId } = scope
  const api = useFrameworkApi()
  const queries = useQueryClient()
  const key = ballotKey(evaluationId)
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.ballot.get({ territoryId, evaluationId }),
  })
  const [given, setGiven] = useState<readonly LineVote[]>()
  const [problem, setProblem] = useState<unknown>()
  const [isSaved, setSaved] = useState(true)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<() => void>(undefined)
  const mine = given ?? query.data?.mine ?? []
  // What was given last goes out also when the page is left within the pause.
  useEffect(() => () => pending.current?.(), [])

  const send = async (votes: readonly LineVote[]) => {
    pending.current = undefined
    try {
      const ballot = await api.ballot.cast({
        territoryId,
        evaluationId,
        votes: votes.map((vote) => ({ ...vote })),
      })
      queries.setQueryData(key, ballot)
      setGiven((now) => (now === votes ? undefined : now))
      setSaved(true)
    } catch (failure) {
      setProblem(failure)
      setGiven(undefined)
      await queries.invalidateQueries({ queryKey: key })
    }
  }
  const give = (lineId: string, points: number) => {
    const votes = [...mine.filter((vote) => vote.lineId !== lineId), { lineId, points }].filter(
      (vote) => vote.points > 0,
    )
    setGiven(votes)
    setProblem(undefined)
    setSaved(false)
    clearTimeout(timer.current)
    pending.current = () => {
      clearTimeout(timer.current)
      void send(votes)
    }
    timer.current = setTimeout(() => void send(votes), PAUSE_MS)
  }
  const changeRules = async (values: { pointsEach?: number; mostALine?: number; isOpen?: boolean }) => {
    try {
      setProblem(undefined)
      const version = query.data?.version ?? 0
      queries.setQueryData(key, await api.ballot.update({ territoryId, evaluationId, version, values }))
    } catch (failure) {
      setProblem(failure)
      await queries.invalidateQueries({ queryKey: key })
    }
  }
  return { query, mine, give, changeRules, problem, isSaved }
}

export type BallotState = ReturnType<typeof useBallot>
export type BallotRecord = NonNullable<BallotState['query']['data']>
