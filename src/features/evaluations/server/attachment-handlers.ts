import { CONTRIBUTORS, type TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  type AttachmentKind,
  type Consent,
  isForTeamAlone,
  mostBytes,
  refuseAttachment,
} from '../domain/attachment.ts'
import { findFileKind } from '../domain/file-signature.ts'
import { stripJpegMetadata } from '../domain/jpeg-metadata.ts'
import {
  type Attachment,
  changeAttachment,
  findAttachmentPage,
  getAttachment,
  insertAttachment,
  readAttachmentContent,
  removeAttachment,
  restoreAttachment,
  withdrawConsent,
} from './attachments-store.ts'

type InTerritory = { tx: Tx; access: TerritoryAccess; resHeaders?: Headers }
type Call<I> = { input: I; context: InTerritory }
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }
type Told = Loose<Consent & { alt: string; transcript: string }>
type One = { evaluationId: string; id: string }
type NewAttachment = Told & {
  evaluationId: string
  ownerKind: string
  ownerId: string
  slot?: string | undefined
  kind: AttachmentKind
  file: File
}

/** The bytes as they are kept: of the kind told, small enough, a photo without place nor camera. */
async function readFile({ kind, ownerKind, file }: Pick<NewAttachment, 'kind' | 'ownerKind' | 'file'>) {
  const most = mostBytes(kind, ownerKind)
  if (file.size > most)
    throw new Problem('attachments.too-large', 'too-large', { kind, most: most / 1024 / 1024 })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const found = findFileKind(bytes)
  if (found?.kind !== kind) throw new Problem(`attachments.not-a-${kind}`, 'caller', { kind })
  const content = kind === 'photo' ? stripJpegMetadata(bytes) : bytes
  if (!content) throw new Problem('attachments.photo-broken', 'caller')
  return { mime: found.mime, content }
}

function refuse(kind: AttachmentKind, told: Told): void {
  const code = refuseAttachment(
    {
      kind,
      alt: told.alt ?? '',
      consentHow: told.consentHow ?? null,
      consentBy: told.consentBy ?? '',
      consentOn: told.consentOn ?? null,
      consentFor: told.consentFor ?? 'team',
      expiresOn: told.expiresOn ?? null,
    },
    today(),
  )
  if (code) throw new Problem(code, 'caller', { kind })
}

/** The day that it is already somewhere on Earth: a consent given today in Wallis is not of tomorrow. */
function today(): Day {
  return new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10)
}

/** What people said to the team is heard by those who write with it; readers and reviewers are as strangers to it. */
function refuseOutsiders({ role }: TerritoryAccess, ownerKind: string): void {
  if (isForTeamAlone(ownerKind) && !CONTRIBUTORS.includes(role))
    throw new Problem('accounts.role-too-weak', 'forbidden', { role, roles: CONTRIBUTORS })
}

async function getLive({ input, context }: Call<One>): Promise<Attachment> {
  const found = await getAttachment(context.tx, context.access, input.evaluationId, input.id)
  if (found.purgedAt !== null) throw new Problem('attachments.content-gone', 'gone')
  return found
}

export const attachmentHandlers = {
  list: ({ input, context }: Call<Parameters<typeof findAttachmentPage>[2]>) => {
    refuseOutsiders(context.access, input.ownerKind)
    return findAttachmentPage(context.tx, context.access, input)
  },

  create: async ({ input, context }: Call<NewAttachment>) => {
    const { file, ...told } = input
    refuse(told.kind, told)
    const { mime, content } = await readFile(input)
    const name = file.name.slice(0, 200)
    return insertAttachment(context.tx, context.access, { ...told, mime, name }, content)
  },

  /** Shown in its page for pictures and sound, saved as a file otherwise; whatever it is, it runs nothing. */
  content: async ({ input, context }: Call<One>) => {
    const { tx, access, resHeaders } = context
    const found = await getLive({ input, context })
    refuseOutsiders(access, found.ownerKind)
    const bytes = await readAttachmentContent(tx, access, found.id)
    const name = (found.name || found.kind).replace(/["\\\r\n]/g, ' ')
    const where = found.kind === 'document' ? 'attachment' : 'inline'
    const plain = name.replace(/[^\x20-\x7e]/g, '_')
    resHeaders?.set(
      'content-disposition',
      `${where}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    resHeaders?.set('content-security-policy', "default-src 'none'; sandbox")
    return new File([bytes], name, { type: found.mime })
  },

  update: async ({ input, context }: Call<One & { version: number; values: Told }>) => {
    const found = await getLive({ input, context })
    refuse(found.kind, { ...found, ...input.values })
    return changeAttachment(context.tx, context.access, found.id, input.version, input.values)
  },

  remove: async ({ input, context }: Call<One & { version: number; withdrawn?: boolean | undefined }>) => {
    const { tx, access } = context
    await getAttachment(tx, access, input.evaluationId, input.id)
    const removed = await removeAttachment(tx, access, input.id, input.version)
    if (!input.withdrawn) return removed
    await withdrawConsent(tx, access, input.id)
    return getAttachment(tx, access, input.evaluationId, input.id)
  },

  restore: async ({ input, context }: Call<One>) => {
    await getLive({ input, context })
    return restoreAttachment(context.tx, context.access, input.id)
  },
}
