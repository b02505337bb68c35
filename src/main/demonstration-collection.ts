import { randomUUID } from 'node:crypto'
import {
  createCollection,
  getCollection,
  openCollection,
} from '#features/collection/server/collections-store.ts'
import { groupTable } from '#features/collection/server/groups-table.ts'
import { createLink } from '#features/collection/server/links-store.ts'
import { buildForm } from '#features/questionnaires/domain/compiled-form.ts'
import type { Form, FormItem } from '#features/questionnaires/domain/form.ts'
import { evaluateForm } from '#features/questionnaires/domain/form-evaluator.ts'
import { publishVersion } from '#features/questionnaires/server/questionnaire-versions-store.ts'
import { questionnaireTable } from '#features/questionnaires/server/questionnaires-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Loader } from './demonstration.ts'
import type { DemonstrationCollection } from './demonstration-files.ts'

/** Links of a demonstration are never shown before somebody opens them: what they begin with does not matter here. */
const ADDRESS = 'http://localhost'

/** The form with the lines of this evaluation in place of the keys of the file. */
function withLines(items: readonly FormItem[], loader: Loader): FormItem[] {
  return items.map((item) => {
    if (item.kind !== 'question') return { ...item, items: withLines(item.items, loader) }
    if (!item.answers) return item
    return {
      ...item,
      answers: item.answers.map((each) => ({ ...each, lineId: loader.at(`line:${each.lineId}`) })),
    }
  })
}

/** Loads a questionnaire of a demonstration evaluation, the collection that asks it and what was answered. */
export async function loadCollection(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  evaluationId: string,
  file: DemonstrationCollection,
): Promise<void> {
  const { form: written, ...questionnaire } = file.questionnaire
  const form: Form = { ...written, items: withLines(written.items, loader) }
  const questionnaireId = await loader.insert(questionnaireTable, { evaluationId, ...questionnaire, form })
  const version = await publishVersion(tx, access, { questionnaireId, version: 1 })
  const of = await createCollection(tx, access, evaluationId, {
    ...file.collection,
    questionnaireId,
    lang: 'fr',
  })
  for (const { key, audience, ...group } of file.groups)
    await loader.insert(
      groupTable,
      { ...of, ...group, audienceId: loader.maybeAt(audience && `audience:${audience}`) },
      `group:${key}`,
    )
  const draft = await getCollection(tx, access, of)
  await openCollection(tx, access, draft, { version: draft.version, versionId: version.id })
  await tx.query('update collection set opened_at = $3 where territory_id = $1 and id = $2', [
    access.territoryId,
    of.collectionId,
    file.openedAt,
  ])
  const links = new Map<string, Door>()
  for (const { kind, label, group, actor } of file.links) {
    const groupId = loader.maybeAt(group && `group:${group}`)
    const actorId = loader.maybeAt(actor && `actor:${actor}`)
    const { id } = await createLink(tx, access, of, { kind, label, groupId, actorId }, ADDRESS)
    links.set(kind, { id, groupId })
  }
  await enterAnswers(tx, access, { ...of, versionId: version.id, form, links }, file)
}

/** A link, and the group it is for. */
type Door = { readonly id: string; readonly groupId: string | null }

type Entering = {
  readonly evaluationId: string
  readonly collectionId: string
  readonly versionId: string
  readonly form: Form
  /** By their kind. */
  readonly links: ReadonlyMap<string, Door>
}

/** Answers as the evaluator leaves them; one that the form refuses is a mistake of ours. */
async function enterAnswers(
  tx: Tx,
  access: TerritoryAccess,
  into: Entering,
  { answers }: DemonstrationCollection,
): Promise<void> {
  const compiled = buildForm(into.form)
  const rows = answers.map((given, at) => {
    const judged = evaluateForm(
      compiled,
      given.answers,
      { now: given.at, today: given.at.slice(0, 10), lang: 'fr' },
      { final: true },
    )
    if (judged.problems.length > 0)
      throw new Error(`demonstration: answer ${at} is refused: ${JSON.stringify(judged.problems)}`)
    const isRelay = given.channel === 'relay'
    return {
      id: randomUUID(),
      channel: given.channel,
      link_id: into.links.get(given.channel)?.id ?? null,
      group_id: into.links.get(given.channel)?.groupId ?? null,
      collector: isRelay ? 'accueil du centre social' : '',
      sheet: given.channel === 'paper' ? String(at) : '',
      at: given.at,
      answers: judged.answers,
    }
  })
  await tx.query(
    `insert into answer (id, territory_id, evaluation_id, collection_id, version_id, channel, link_id, group_id, collector, lang,
       started_at, finished_at, received_at, answers, sheet)
     select r.id, $1, $2, $3, $4, r.channel, r.link_id, r.group_id, r.collector, 'fr', r.at - interval '4 minutes', r.at, r.at, r.answers, r.sheet
     from jsonb_to_recordset($5::jsonb) as r (id uuid, channel text, link_id uuid, group_id uuid, collector text, sheet text, at timestamptz, answers jsonb)`,
    [access.territoryId, into.evaluationId, into.collectionId, into.versionId, JSON.stringify(rows)],
  )
}
