import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { getRecord, pageOfRows, readCursor } from '#platform/server/record-store.ts'
import type { LastVersion, QuestionnaireVersion } from '../contract.ts'
import type { Form } from '../domain/form.ts'
import { compileForm } from '../domain/form-compiling.ts'
import { questionnaireTable } from './questionnaires-store.ts'

const HEAD = `v.id, v.questionnaire_id as "questionnaireId", v.number, v.published_at as "publishedAt",
  (select p.name from person p where p.id = v.published_by) as "publishedBy", v.note`

type Of = { readonly questionnaireId: string }
type Version = Omit<QuestionnaireVersion, 'form'>

/**
 * Publishes the draft as it was seen. Never twice the same: a draft equal to the last version gives that version back.
 * @throws Problem `record.stale`, `questionnaires.form-wrong` with every mistake in `details.problems`
 */
export async function publishVersion(
  tx: Tx,
  access: TerritoryAccess,
  of: Of & { readonly version: number; readonly note?: string | undefined },
): Promise<QuestionnaireVersion> {
  await tx.query('select 1 from questionnaire where territory_id = $1 and id = $2 for update', [
    access.territoryId,
    of.questionnaireId,
  ])
  const draft = await getRecord(tx, access, questionnaireTable, of.questionnaireId)
  if (draft.deletedAt !== null || draft.version !== of.version)
    throw new Problem('record.stale', 'conflict', {
      kind: 'questionnaire',
      current: draft,
      fields: ['form'],
      by: null,
    })
  const form = draft.form as Form
  const compiled = compileForm(form)
  if (!compiled.ok)
    throw new Problem('questionnaires.form-wrong', 'caller', {
      n: compiled.problems.filter(({ severity }) => severity === 'error').length,
      problems: compiled.problems,
    })
  const same = await tx.maybe<{ id: string }>(
    `select id from questionnaire_version where territory_id = $1 and questionnaire_id = $2 and form = $3::jsonb
     and number = (select max(number) from questionnaire_version where questionnaire_id = $2)`,
    [access.territoryId, of.questionnaireId, JSON.stringify(form)],
  )
  if (same) return getVersion(tx, access, same.id)
  const { id } = await tx.one<{ id: string }>(
    `insert into questionnaire_version (territory_id, evaluation_id, questionnaire_id, number, form, note, published_by)
     select $1, $2, $3, coalesce(max(number), 0) + 1, $4::jsonb, $5, $6 from questionnaire_version where questionnaire_id = $3
     returning id`,
    [
      access.territoryId,
      draft.evaluationId,
      of.questionnaireId,
      JSON.stringify(form),
      of.note ?? '',
      access.personId,
    ],
  )
  return getVersion(tx, access, id)
}

/** Versions of a questionnaire, the latest first, without their forms. */
export async function findVersionPage(
  tx: Tx,
  access: TerritoryAccess,
  of: Of & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Version>> {
  const offset = readCursor(of.cursor)
  const rows = await tx.rows<Version & { full: number }>(
    `select ${HEAD}, count(*) over ()::int as full from questionnaire_version v
     where v.territory_id = $1 and v.questionnaire_id = $2 order by v.number desc limit $3 offset $4`,
    [access.territoryId, of.questionnaireId, of.limit, offset],
  )
  return pageOfRows<Version>(rows, offset)
}

/** The last version of each questionnaire of an evaluation that still stands. */
export async function findLastVersions(
  tx: Tx,
  access: TerritoryAccess,
  of: {
    readonly evaluationId: string
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<Page<LastVersion>> {
  const offset = readCursor(of.cursor)
  const rows = await tx.rows<LastVersion & { full: number }>(
    `select ${HEAD}, v.form = q.form as "isDraft", count(*) over ()::int as full
     from questionnaire q
     join lateral (select * from questionnaire_version w where w.territory_id = q.territory_id and w.questionnaire_id = q.id
       order by w.number desc limit 1) v on true
     where q.territory_id = $1 and q.evaluation_id = $2 and q.deleted_at is null
     order by q.created_at, q.id limit $3 offset $4`,
    [access.territoryId, of.evaluationId, of.limit, offset],
  )
  return pageOfRows<LastVersion>(rows, offset)
}

/** One version with its form. @throws Problem `record.absent` */
export async function getVersion(
  tx: Tx,
  access: { readonly territoryId: string },
  id: string,
): Promise<QuestionnaireVersion> {
  const found = await tx.maybe<QuestionnaireVersion>(
    `select ${HEAD}, v.form from questionnaire_version v where v.territory_id = $1 and v.id = $2`,
    [access.territoryId, id],
  )
  if (!found) throw new Problem('record.absent', 'absent', { kind: 'questionnaire-version', id })
  return found
}
