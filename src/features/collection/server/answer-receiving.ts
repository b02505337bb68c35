import { hash } from 'node:crypto'
import type { z } from 'zod'
import type { CollectionAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import { explainDatabaseError, isDatabaseError } from '#platform/server/db/db-problem.ts'
import { createGroupCommit, type GroupCommit } from '#platform/server/db/group-commit.ts'
import type { Database } from '#platform/server/db/pool.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { filesOf } from '../domain/answer-files.ts'
import { contextOfSending, type JudgedAnswers, judgeAnswers } from '../domain/answer-judgement.ts'
import { COLLECTION_LIMITS } from '../domain/collection.ts'
import type { answerSendingSchema } from '../domain/respondent-contract.ts'
import { proveCollection } from './access.ts'
import { type Entry, enterAnswers, type ReadyAnswer } from './answer-batch.ts'
import { BoundedCache } from './bounded-cache.ts'
import { findHeldForm, getPublishedForm, type PublishedForm } from './compiled-forms.ts'

export type AnswerSending = z.output<typeof answerSendingSchema>

/** Where a link leads, as this process remembers it: who may enter is looked at again in the database, when it enters. */
export type Door = Pick<
  CollectionAccess,
  'territoryId' | 'collectionId' | 'linkId' | 'invitationId' | 'channel'
> & {
  readonly questionnaireId: string
}

const DOORS_HELD = 2_000
/** Measured: larger batches gain nothing. */
const MOST_TOGETHER = 256
/** About a second of work on two cores; whoever comes after is told when to come back. */
const MOST_WAITING = 4_000

type Receiver = {
  readonly doors: BoundedCache<string, Door>
  readonly group: GroupCommit<ReadyAnswer, Entry>
}
const receivers = new WeakMap<Database, Receiver>()

function receiverOf(db: Database): Receiver {
  const held = receivers.get(db)
  if (held) return held
  const made: Receiver = {
    doors: new BoundedCache(DOORS_HELD),
    group: createGroupCommit<ReadyAnswer, Entry>({
      write: (items) => enterAnswers(db.app, items),
      keyOf: ({ id }) => id,
      mostTogether: MOST_TOGETHER,
      mostWaiting: MOST_WAITING,
      busyCode: 'collection.busy',
      concernsAll: (error) => isDatabaseError(error) && explainDatabaseError(error).fault === 'busy',
    }),
  }
  receivers.set(db, made)
  return made
}

/** Where a link leads. Fails as `proveCollection` does; a right link is asked of the database once. */
export async function getDoor(db: Database, token: string, ip: string): Promise<Door> {
  const { doors } = receiverOf(db)
  const held = doors.get(token)
  if (held) return held
  const door = await inTransaction(db.app, async (tx) => {
    const { territoryId, collectionId, linkId, invitationId, channel } = await proveCollection(tx, token, ip)
    const { questionnaireId } = await tx.one<{ questionnaireId: string }>(
      'select questionnaire_id as "questionnaireId" from collection where territory_id = $1 and id = $2',
      [territoryId, collectionId],
    )
    return { territoryId, collectionId, linkId, invitationId, channel, questionnaireId }
  })
  doors.set(token, door)
  return door
}

async function getForm(db: Database, door: Door, versionId: string, token: string, ip: string) {
  const held = findHeldForm(door.territoryId, versionId)
  if (held?.questionnaireId === door.questionnaireId) return held
  return inTransaction(db.app, async (tx) => {
    await proveCollection(tx, token, ip)
    return getPublishedForm(tx, door.territoryId, versionId, door.questionnaireId)
  })
}

/** The same parcel sent again says the same, byte by byte: a phone sends what it has kept. */
export function digestOf({ versionId, answers, lang, startedAt, finishedAt, relay }: AnswerSending): string {
  const content = JSON.stringify([versionId, answers, lang, startedAt, finishedAt, relay ?? null])
  return hash('sha256', content, 'base64url')
}

const EARLIEST = Date.UTC(1970, 0, 2)
const LATEST = Date.UTC(2200, 0, 1)

/** A moment by a phone's clock as it is stored; one that no clock shows is left out. */
function storedMoment(moment: string): string | null {
  const at = Date.parse(moment)
  return at >= EARLIEST && at < LATEST ? new Date(at).toISOString() : null
}

const storable = (text: string) => text.toWellFormed().replaceAll('\0', '')

/** Names that the form does not have are whatever somebody wrote. */
function storableDropped(dropped: JudgedAnswers['dropped']): JudgedAnswers['dropped'] {
  return dropped.map(({ path, reason }) => ({
    path: path.map((part) => (typeof part === 'string' ? storable(part).slice(0, 80) : part)),
    reason,
  }))
}

const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function listFiles(answers: JudgedAnswers['answers']): string {
  const files = filesOf(answers)
  if (files.length === 0) return ''
  if (files.length > COLLECTION_LIMITS.filesOfAnswer || !files.every((file) => FILE_ID.test(file)))
    throw new Problem('collection.file-missing', 'conflict', {
      files: files.slice(0, COLLECTION_LIMITS.filesOfAnswer),
    })
  return files.join(',')
}

/** As it is stored. Thousands may wait in the line, so that each is small. Fails with `collection.answer-too-large`. */
function writeAnswers(answers: JudgedAnswers['answers']): string {
  const text = JSON.stringify(answers)
  if (Buffer.byteLength(text) > COLLECTION_LIMITS.answerBytes)
    throw new Problem('collection.answer-too-large', 'too-large', {
      most: COLLECTION_LIMITS.answerBytes / 1000,
    })
  return text
}

export type Sending = {
  readonly token: string
  readonly ip: string
  readonly id: string
  readonly keyHash: string
  readonly sending: AnswerSending
}
export type Receipt = { id: string; receivedAt: string; known: boolean; dropped: JudgedAnswers['dropped'] }

/**
 * Receives an answer: the form's rules first, then the line that enters everything at once. The promise resolves after the
 * commit. What came before is known, even where it would not be received today.
 */
export async function receiveAnswer(db: Database, door: Door, sent: Sending): Promise<Receipt> {
  const { id, keyHash, sending, token, ip } = sent
  const digest = digestOf(sending)
  let form: PublishedForm
  let judged: JudgedAnswers
  let files: string
  let answers: string
  try {
    form = await getForm(db, door, sending.versionId, token, ip)
    judged = judgeAnswers(form.compiled, sending.answers, contextOfSending(sending), { final: true })
    files = listFiles(judged.answers)
    answers = writeAnswers(judged.answers)
  } catch (refusal) {
    const known = await findKnown(db, door, { id, keyHash, digest, token, ip })
    if (known) return known
    throw refusal
  }
  const dropped = judged.dropped.length === 0 ? judged.dropped : storableDropped(judged.dropped)
  const { group, doors } = receiverOf(db)
  const { outcome, receivedAt } = await group.add({
    id,
    linkId: door.linkId,
    invitationId: door.invitationId,
    versionId: sending.versionId,
    keyHash,
    digest,
    answers,
    dropped: dropped.length === 0 ? '[]' : JSON.stringify(dropped),
    lang: sending.lang,
    startedAt: storedMoment(sending.startedAt),
    finishedAt: storedMoment(sending.finishedAt),
    collector: sending.relay === undefined ? '' : storable(sending.relay.collector),
    groupId: door.channel === 'relay' ? (sending.relay?.groupId ?? null) : null,
    files,
  })
  if (outcome === 'received' || outcome === 'known')
    return { id, receivedAt, known: outcome === 'known', dropped }
  if (outcome === 'gone') doors.delete(token)
  throw refusalOf(outcome, { id, versionId: sending.versionId, files })
}

function refusalOf(
  outcome: Exclude<Entry['outcome'], 'received' | 'known'>,
  { id, versionId, files }: { id: string; versionId: string; files: string },
): Problem {
  switch (outcome) {
    case 'taken':
      return new Problem('collection.id-taken', 'conflict', { id })
    case 'answered':
      return new Problem('collection.already-answered', 'conflict')
    case 'closed':
      return new Problem('collection.closed', 'gone')
    case 'gone':
      return new Problem('collection.link-revoked', 'gone')
    case 'version-unknown':
      return new Problem('collection.version-unknown', 'absent', { versionId })
    case 'group-unknown':
      return new Problem('collection.group-unknown', 'caller')
    case 'file-missing':
      return new Problem('collection.file-missing', 'conflict', { files: files.split(',') })
  }
}

/** An answer that had come before the form's rules, or their reading, became others. */
async function findKnown(
  db: Database,
  door: Door,
  { id, keyHash, digest, token, ip }: Omit<Sending, 'sending'> & { digest: string },
): Promise<Receipt | undefined> {
  return inTransaction(db.app, async (tx) => {
    await proveCollection(tx, token, ip)
    const row = await tx.maybe<{ receivedAt: string }>(
      `select received_at as "receivedAt" from answer where territory_id = $1 and id = $2 and key_hash = $3
         and (digest = $4 or withdrawn_at is not null)`,
      [door.territoryId, id, keyHash, digest],
    )
    return row && { id, receivedAt: new Date(row.receivedAt).toISOString(), known: true, dropped: [] }
  })
}
