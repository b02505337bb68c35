import { createHash } from 'node:crypto'
import type { EvaluationContext } from '#features/questionnaires/domain/evaluation.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Collection, CollectionAnswer } from '../contract.ts'
import { judgeAnswers } from '../domain/answer-judgement.ts'
import { getAnswer, holdAnswer } from './answers-store.ts'
import type { Place } from './collections-store.ts'
import { getPublishedForm } from './compiled-forms.ts'

/** Paper knows the day, not the hour. */
const onDay = (day: string, lang: string): EvaluationContext => ({
  today: day,
  now: `${day}T12:00:00Z`,
  lang,
})

type Keyed = {
  versionId: string
  answers: Record<string, unknown>
  lang: string
  groupId: string | null
  sheet: string
  collector: string
  finishedOn: string | null
}

/**
 * Enters a sheet of paper once, however often it is sent. What the form forbids is refused; what it requires and the sheet
 * leaves empty stays missing: nobody who keys makes an answer up. Fails with `collection.sheet-known` for a number that
 * another sheet has.
 */
export async function keySheet(
  tx: Tx,
  access: TerritoryAccess,
  collection: Collection,
  { id, ...sheet }: Keyed & { id: string },
  today: string,
): Promise<{ answer: CollectionAnswer; known: boolean }> {
  const of = { collectionId: collection.id, id }
  const digest = createHash('sha256').update(JSON.stringify(sheet)).digest('base64url')
  const before = await tx.maybe<{ digest: string | null; mine: boolean }>(
    'select digest, collection_id = $3 as mine from answer where territory_id = $1 and id = $2',
    [access.territoryId, id, collection.id],
  )
  if (before) {
    if (!before.mine || before.digest !== digest) throw new Problem('collection.id-taken', 'conflict', { id })
    return { answer: await getAnswer(tx, access, of), known: true }
  }
  if (collection.state === 'draft') throw new Problem('collection.not-open', 'conflict')
  if (collection.purgedAt !== null) throw new Problem('collection.answer-erased', 'gone', { id })
  const form = await getPublishedForm(tx, access.territoryId, sheet.versionId, collection.questionnaireId)
  const { answers, dropped } = judgeAnswers(
    form.compiled,
    sheet.answers,
    onDay(sheet.finishedOn ?? today, sheet.lang),
    { final: false },
  )
  const number = sheet.sheet.trim()
  const twin = await tx.maybe<{ id: string }>(
    `select id from answer where territory_id = $1 and collection_id = $2 and sheet = $3 and sheet <> '' and deleted_at is null
       and withdrawn_at is null`,
    [access.territoryId, collection.id, number],
  )
  if (twin) throw new Problem('collection.sheet-known', 'conflict', { sheet: number, id: twin.id })
  await tx.query(
    `insert into answer (id, territory_id, evaluation_id, collection_id, version_id, channel, group_id, collector, lang, finished_at, answers, dropped,
       digest, sheet)
     values ($1, $2, $3, $4, $5, 'paper', $6, $7, $8, $9::date + time '12:00' at time zone 'Europe/Paris', $10, $11, $12, $13)`,
    [
      id,
      access.territoryId,
      collection.evaluationId,
      collection.id,
      sheet.versionId,
      sheet.groupId,
      sheet.collector.trim(),
      sheet.lang,
      sheet.finishedOn,
      JSON.stringify(answers),
      JSON.stringify(dropped),
      digest,
      number,
    ],
  )
  return { answer: await getAnswer(tx, access, of), known: false }
}

type Correction = Place & {
  id: string
  version: number
  values: {
    answers?: Record<string, unknown> | undefined
    groupId?: string | null | undefined
    sheet?: string | undefined
  }
  reason: string
}

/** Corrects an answer under the rules of its own version; what was there, who changed it and why is kept beside it. */
export async function correctAnswer(
  tx: Tx,
  access: TerritoryAccess,
  collection: Collection,
  { id, version, values, reason }: Correction,
  today: string,
): Promise<CollectionAnswer> {
  const of = { evaluationId: collection.evaluationId, collectionId: collection.id, id, version }
  const now = await holdAnswer(tx, access, of)
  const { compiled } = await getPublishedForm(
    tx,
    access.territoryId,
    now.versionId,
    collection.questionnaireId,
  )
  const context = onDay((now.finishedAt ?? today).slice(0, 10), now.lang)
  const judged = values.answers && judgeAnswers(compiled, values.answers, context, { final: false })
  await tx.query(
    `insert into answer_correction (territory_id, evaluation_id, answer_id, person_id, reason, before) values ($1, $2, $3, $4, $5, $6)`,
    [
      access.territoryId,
      collection.evaluationId,
      id,
      access.personId,
      reason,
      JSON.stringify({ answers: now.answers, groupId: now.groupId, sheet: now.sheet }),
    ],
  )
  await tx.query(
    'update answer set answers = $3, dropped = $4, group_id = $5, sheet = $6 where territory_id = $1 and id = $2',
    [
      access.territoryId,
      id,
      JSON.stringify(judged?.answers ?? now.answers),
      JSON.stringify(judged?.dropped ?? now.dropped),
      values.groupId === undefined ? now.groupId : values.groupId,
      values.sheet === undefined ? now.sheet : values.sheet.trim(),
    ],
  )
  return getAnswer(tx, access, of)
}
