import { useMemo } from 'react'
import { useDraft } from '#platform/web/draft.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { worldsWords } from '../words.ts'

export type DoneInterview = { readonly id: string; readonly name: string; readonly seconds: number }

type Series = {
  readonly title: string
  readonly heldOn: string
  readonly done: readonly DoneInterview[]
}

/** What is said once for a series of interviews, and who was seen in it; kept in this browser until it is ended. */
export function useInterviewSeries(territoryId: string, today: string) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const fresh = useMemo((): Series => {
    const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(new Date(today))
    return { title: say('interview.series-of', { month }), heldOn: today, done: [] }
  }, [say, lang, today])
  const { value, patch, saved } = useDraft<Series>(`interview-series:${territoryId}`, fresh)
  return {
    ...value,
    patch,
    add: (done: DoneInterview) => patch({ done: [...value.done, done] }),
    end: () => saved(fresh),
  }
}

export type InterviewSeries = ReturnType<typeof useInterviewSeries>

/** Mean seconds an actor, rounded; undefined before the first. */
export function meanSeconds(done: readonly DoneInterview[]): number | undefined {
  if (done.length === 0) return undefined
  return Math.round(done.reduce((sum, { seconds }) => sum + seconds, 0) / done.length)
}
