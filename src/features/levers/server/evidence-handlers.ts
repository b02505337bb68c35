import { MOST_BYTES } from '#features/evaluations/domain/attachment.ts'
import { findFileKind } from '#features/evaluations/domain/file-signature.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  type EvidenceOwner,
  findEvidencePage,
  getEvidence,
  insertEvidence,
  readEvidenceContent,
  removeEvidence,
  restoreEvidence,
} from './evidence-store.ts'

type Call<I> = { input: I; context: { tx: Tx; access: TerritoryAccess; resHeaders?: Headers } }
type NewEvidence = { ownerKind: EvidenceOwner; ownerId: string; file: File; note?: string | undefined }

/** The bytes of a PDF, known by its first bytes: what a name or a browser says of a file is not believed. */
async function readPdf(file: File): Promise<Uint8Array> {
  const most = MOST_BYTES.document
  if (file.size > most) throw new Problem('levers.file-too-large', 'too-large', { most: most / 1024 / 1024 })
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (findFileKind(bytes)?.mime !== 'application/pdf') throw new Problem('levers.not-a-pdf', 'caller')
  return bytes
}

/** Handlers of the files that show what an item of a check, a judgement or an event says. */
export const evidenceHandlers = {
  list: ({ context, input }: Call<Parameters<typeof findEvidencePage>[2]>) =>
    findEvidencePage(context.tx, context.access, input),
  create: async ({ context, input }: Call<NewEvidence>) => {
    const content = await readPdf(input.file)
    const name = input.file.name.slice(0, 200) || 'document.pdf'
    return insertEvidence(context.tx, context.access, { ...input, name, note: input.note ?? '' }, content)
  },
  /** Saved as a file and never opened in its page; whatever it is, it runs nothing. */
  content: async ({ context, input }: Call<{ id: string }>) => {
    const { tx, access, resHeaders } = context
    const { id, name: called } = await getEvidence(tx, access, input.id)
    const bytes = await readEvidenceContent(tx, access, id)
    const name = called.replace(/["\\\r\n]/g, ' ')
    const plain = name.replace(/[^\x20-\x7e]/g, '_')
    resHeaders?.set(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    resHeaders?.set('content-security-policy', "default-src 'none'; sandbox")
    return new File([bytes], name, { type: 'application/pdf' })
  },
  remove: ({ context, input }: Call<{ id: string; version: number }>) =>
    removeEvidence(context.tx, context.access, input),
  restore: ({ context, input }: Call<{ id: string }>) =>
    restoreEvidence(context.tx, context.access, input.id),
}
