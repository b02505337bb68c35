import { useRef } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import type { LeverEvent } from '../contract.ts'
import { sumCounts } from '../domain/tally.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import { readTally, type TallyForm, tallyValues } from './tally-form.ts'

const DOCUMENTS = ['genders', 'audiences', 'communes'] as const
/** Phones that count at the same time hear of each other at once; beyond this something else is wrong. */
const MOST_SUMS = 5

function storedOf(failure: unknown): LeverEvent | undefined {
  const isStale = failure instanceof Problem && failure.fault === 'conflict'
  return isStale ? ((failure.details.current ?? undefined) as LeverEvent | undefined) : undefined
}

/**
 * The counts of an event, kept in this browser until they are stored. Where another phone counted meanwhile both are
 * summed. A count whose reply was lost with the network is recognised and not added twice.
 */
export function useTallySaving(territoryId: string, event: LeverEvent) {
  const api = useLeversApi()
  const changed = useLeversChanged(territoryId)
  const { draft, version } = useRecordDraft<TallyForm, LeverEvent>(`tally:${event.id}`, event, readTally)
  const uncertain = useRef<TallyForm>(undefined)
  const saving = useSaving<TallyForm, LeverEvent>({
    draft,
    version,
    delayMs: 400,
    save: async (mine, from, change) => {
      const lost = uncertain.current
      uncertain.current = mine
      let sent = change(tallyValues, [...DOCUMENTS])
      let known = from
      for (let tries = 0; ; tries += 1) {
        try {
          const stored = await api.events.update({ territoryId, id: event.id, version: known, ...sent })
          uncertain.current = undefined
          return stored
        } catch (failure) {
          const stored = storedOf(failure)
          if (failure instanceof Problem && failure.fault !== 'busy') uncertain.current = undefined
          if (!stored || tries >= MOST_SUMS) throw failure
          const theirs = readTally(stored)
          const base = withLost(draft.base() ?? {}, lost, theirs)
          sent = { values: tallyValues(sumCounts({ base, mine, theirs })) }
          known = stored.version
        }
      }
    },
    read: readTally,
    onSaved: () => void changed(),
  })
  return { draft, saving }
}

/** What was on its way when the network went: where it is stored now it is ours, and was read. */
function withLost(base: TallyForm, lost: TallyForm | undefined, theirs: TallyForm): TallyForm {
  if (!lost) return base
  const arrived = Object.keys(lost).filter((key) => theirs[key] === lost[key])
  return { ...base, ...Object.fromEntries(arrived.map((key) => [key, lost[key] ?? null])) }
}
