import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { CollectionAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { COLLECTION_LIMITS } from '../domain/collection.ts'
import { isOfMime } from '../domain/respondent-file.ts'

// A village sits behind one address: what is counted is the collection, and the phone by its key.
const files = new RateLimiterMemory({ points: 600, duration: 60 })

type Sent = { id: string; mime: string; base64: string }

function readFile({ mime, base64 }: Sent): Buffer {
  const content = Buffer.from(base64, 'base64')
  if (content.length > COLLECTION_LIMITS.fileBytes)
    throw new Problem('collection.file-too-large', 'too-large', { most: COLLECTION_LIMITS.fileBytes })
  if (!isOfMime(content, mime)) throw new Problem('collection.file-other', 'caller', { mime })
  return content
}

/** Keeps a photo or a voice until its answer comes, at most two days. The same sent again is kept once. */
export async function receiveFile(
  tx: Tx,
  door: CollectionAccess,
  keyHash: string,
  sent: Sent,
): Promise<{ id: string; bytes: number; known: boolean }> {
  const { id, mime } = sent
  const content = readFile(sent)
  const digest = createHash('sha256').update(content).digest('base64url')
  const before = await tx.maybe<{ keyHash: string; digest: string; mine: boolean }>(
    `select key_hash as "keyHash", digest, collection_id = $3 as mine from answer_file where territory_id = $1 and id = $2`,
    [door.territoryId, id, door.collectionId],
  )
  if (before) {
    if (!before.mine || before.keyHash !== keyHash || before.digest !== digest)
      throw new Problem('collection.id-taken', 'conflict', { id })
    return { id, bytes: content.length, known: true }
  }
  await countTry(files, door.collectionId, 'collection.too-many-tries')
  const { held } = await tx.one<{ held: number }>(
    `select count(*)::int as held from answer_file where territory_id = $1 and collection_id = $2 and key_hash = $3`,
    [door.territoryId, door.collectionId, keyHash],
  )
  if (held >= COLLECTION_LIMITS.filesOfAnswer)
    throw new Problem('collection.too-many-files', 'conflict', { most: COLLECTION_LIMITS.filesOfAnswer })
  await tx.query(
    `insert into answer_file (id, territory_id, evaluation_id, collection_id, key_hash, mime, bytes, content, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      door.territoryId,
      door.evaluationId,
      door.collectionId,
      keyHash,
      mime,
      content.length,
      content,
      digest,
    ],
  )
  return { id, bytes: content.length, known: false }
}

/** Erases what an answer said, for whoever holds its key. Again: nothing more happens. */
export async function withdrawAnswer(
  tx: Tx,
  door: CollectionAccess,
  keyHash: string,
  id: string,
): Promise<void> {
  const own = await tx.maybe(
    'select 1 from answer where territory_id = $1 and collection_id = $2 and id = $3 and key_hash = $4 for update',
    [door.territoryId, door.collectionId, id, keyHash],
  )
  if (!own) throw new Problem('record.absent', 'absent', { kind: 'answer', id })
  await tx.query('select erase_answer($1, $2)', [door.territoryId, id])
}
