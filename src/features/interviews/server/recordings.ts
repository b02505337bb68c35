import { mostBytes } from '#features/evaluations/domain/attachment.ts'
import { findFileKind } from '#features/evaluations/domain/file-signature.ts'
import { type Attachment, insertAttachment } from '#features/evaluations/server/attachments-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { InterviewEntry } from '../contract.ts'

/** Keeps a voice under the consent written down for its interview: nobody types it a second time. */
export async function keepRecording(
  tx: Tx,
  access: TerritoryAccess,
  interview: InterviewEntry,
  { file, fromSeconds = 0 }: { file: File; fromSeconds?: number | undefined },
): Promise<Attachment> {
  const most = mostBytes('voice', 'interview')
  if (file.size > most)
    throw new Problem('attachments.too-large', 'too-large', { kind: 'voice', most: most / 1024 / 1024 })
  if (interview.consentOn === null || !interview.consentUses.includes('audio'))
    throw new Problem('interviews.audio-not-agreed', 'conflict')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const found = findFileKind(bytes)
  if (found?.kind !== 'voice') throw new Problem('attachments.not-a-voice', 'caller', { kind: 'voice' })
  return insertAttachment(
    tx,
    access,
    {
      evaluationId: interview.evaluationId,
      ownerKind: 'interview',
      ownerId: interview.id,
      slot: String(fromSeconds),
      kind: 'voice',
      mime: found.mime,
      name: file.name.slice(0, 200),
      consentHow: interview.consentHow === 'signed' ? 'written' : 'oral',
      consentBy: interview.shownAs || interview.withWhom || '—',
      consentOn: interview.consentOn,
      consentFor: 'team',
      expiresOn: interview.consentExpiresOn,
    },
    bytes,
  )
}
