import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { attachmentSchema } from '../domain/attachment-contract.ts'
import { evaluationsWords } from '../words.ts'
import { evaluationKey, useEvaluationsApi } from './evaluations-api.ts'

export type AttachmentRecord = z.infer<typeof attachmentSchema>

/** The record that files stand beside, and where it lives. */
export type AttachmentOwner = {
  readonly territoryId: string
  readonly evaluationId: string
  readonly ownerKind: string
  readonly ownerId: string
}

const attachmentsKey = ({ evaluationId, ownerKind, ownerId }: AttachmentOwner) =>
  [...evaluationKey(evaluationId), 'attachments', ownerKind, ownerId] as const

/** All files beside one record, oldest first. */
export function useAttachments(owner: AttachmentOwner) {
  const api = useEvaluationsApi()
  return useQuery({
    queryKey: attachmentsKey(owner),
    queryFn: () =>
      readEveryPage<AttachmentRecord>((cursor) =>
        api.attachments.list({ ...owner, cursor, limit: LARGEST_PAGE }),
      ),
  })
}

export function useAttachmentsRefresh(owner: AttachmentOwner) {
  const queries = useQueryClient()
  const { territoryId, evaluationId, ownerKind, ownerId } = owner
  return useCallback(
    () =>
      queries.invalidateQueries({
        queryKey: attachmentsKey({ territoryId, evaluationId, ownerKind, ownerId }),
      }),
    [queries, territoryId, evaluationId, ownerKind, ownerId],
  )
}

/** Where the bytes are read from, by members alone. */
export function attachmentAddress(owner: AttachmentOwner, { id }: { readonly id: string }): string {
  return `/api/territories/${owner.territoryId}/evaluations/${owner.evaluationId}/attachments/${id}/content`
}

/** Deletes at once, with the way back. */
export function useAttachmentRemoval(owner: AttachmentOwner, said: string) {
  const api = useEvaluationsApi()
  const refresh = useAttachmentsRefresh(owner)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const { territoryId, evaluationId } = owner
  return ({ id, version }: AttachmentRecord) => {
    api.attachments.remove({ territoryId, evaluationId, id, version }).then(
      async () => {
        await refresh()
        undoToast(said, () => api.attachments.restore({ territoryId, evaluationId, id }).then(refresh))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  }
}

/** Destroys at once what was kept under a consent that is withdrawn. */
export function useConsentWithdrawal(owner: AttachmentOwner, onGone: () => void) {
  const say = useSay(evaluationsWords)
  const api = useEvaluationsApi()
  const refresh = useAttachmentsRefresh(owner)
  const toast = useToast()
  const { territoryId, evaluationId } = owner
  return useMutation({
    mutationFn: ({ id, version }: AttachmentRecord) =>
      api.attachments.remove({ territoryId, evaluationId, id, version, withdrawn: true }),
    onSuccess: async () => {
      onGone()
      toast(say('withdraw.done'))
      await refresh()
    },
  })
}
