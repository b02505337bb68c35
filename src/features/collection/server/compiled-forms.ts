import { buildForm, type CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Form } from '#features/questionnaires/domain/form.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { BoundedCache } from './bounded-cache.ts'

/** A published version as answers are judged by it. It never changes, hence it is read once. */
export type PublishedForm = { readonly compiled: CompiledForm; readonly questionnaireId: string }

const forms = new BoundedCache<string, PublishedForm>(200)

/**
 * The form of a published version, in the territory that this transaction has entered. Fails with
 * `collection.version-unknown` unless it is one of the questionnaire.
 */
export async function getPublishedForm(
  tx: Tx,
  territoryId: string,
  versionId: string,
  questionnaireId: string,
): Promise<PublishedForm> {
  const key = `${territoryId} ${versionId}`
  let found = forms.get(key)
  if (!found) {
    const row = await tx.maybe<{ form: Form; questionnaireId: string }>(
      'select form, questionnaire_id as "questionnaireId" from questionnaire_version where territory_id = $1 and id = $2',
      [territoryId, versionId],
    )
    if (row) {
      found = { compiled: buildForm(row.form), questionnaireId: row.questionnaireId }
      forms.set(key, found)
    }
  }
  if (found?.questionnaireId !== questionnaireId)
    throw new Problem('collection.version-unknown', 'absent', { versionId })
  return found
}

/** The same from memory alone; undefined where it has not been read yet. */
export function findHeldForm(territoryId: string, versionId: string): PublishedForm | undefined {
  return forms.get(`${territoryId} ${versionId}`)
}
