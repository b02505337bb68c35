import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { statusKey, useStatus } from '#features/accounts/web/session.ts'
import { Problem } from '#kernel/problem.ts'
import { newId } from '#platform/web/new-id.ts'
import { createSendingQueue, type SendingQueue } from '#platform/web/sending-queue.ts'
import { useSendingQueue } from '#platform/web/sending-queue-hook.ts'
import type { InterviewNote } from '../contract.ts'
import { notesKey, type Scope, useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import type { NoteAct } from './shown-notes.ts'

type Status = { readonly person: { readonly id: string } | null }

/** One line a person and an interview, for as long as the tab lives: leaving the page loses nothing. */
const lines = new Map<string, SendingQueue>()

/** Notes on their way: kept before they are sent, shown at once, sent in order when the network is there. */
export function useNoteQueue(scope: Scope, interviewId: string) {
  const { territoryId, evaluationId } = scope
  const api = useInterviewsApi()
  const queries = useQueryClient()
  const changed = useInterviewsChanged(evaluationId)
  const personId = useStatus().data?.person?.id ?? ''
  const queue = useMemo(() => {
    // under the prefix of drafts: signing out leaves nothing for whoever comes next
    const key = `tablee.draft.notes:${interviewId}:${personId}`
    const known = lines.get(key)
    if (known) return known
    const line = createSendingQueue({
      key,
      storage: window.localStorage,
      send: ({ body }) => {
        if (queries.getQueryData<Status>(statusKey)?.person?.id !== personId)
          throw new Problem('session.missing', 'anonymous')
        return api.notes.put({ territoryId, evaluationId, interviewId, ...(body as NoteAct) })
      },
      onSent: (_, reply) => {
        const note = reply as InterviewNote
        queries.setQueryData<readonly InterviewNote[]>(
          notesKey(evaluationId, interviewId),
          (before) => before && [...before.filter(({ id }) => id !== note.id), note],
        )
        void changed()
      },
    })
    lines.set(key, line)
    return line
  }, [territoryId, evaluationId, interviewId, personId, api, queries, changed])
  const state = useSendingQueue(queue)
  const route = `PUT /territories/${territoryId}/evaluations/${evaluationId}/interviews/${interviewId}/notes`
  return {
    state,
    waiting: state.waiting.map(({ body }) => body as NoteAct),
    put: (act: NoteAct) => queue.push({ id: newId(), route: `${route}/${act.noteId}`, body: act }),
    retry: queue.retry,
    dismiss: queue.dismiss,
  }
}

export type NoteQueue = ReturnType<typeof useNoteQueue>
