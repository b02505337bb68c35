import { randomBytes, randomUUID } from 'node:crypto'
import type { Form } from '#features/questionnaires/domain/form.ts'
import type { Database } from '#platform/server/db/pool.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import type { Caller, Reply, startTestServer } from './test-server.ts'

type Server = Pick<Awaited<ReturnType<typeof startTestServer>>, 'app'>
type Made = { id: string; version: number }

/** A questionnaire with a published version, without the pages that make one. */
export async function publishForm(
  db: Database,
  { personId, territoryId, evaluationId }: { personId: string; territoryId: string; evaluationId: string },
  form: Form,
  questionnaireId?: string,
): Promise<{ questionnaireId: string; versionId: string }> {
  return inTransaction(db.app, async (tx) => {
    await tx.query('select enter_territory($1, $2)', [personId, territoryId])
    const json = JSON.stringify(form)
    const id =
      questionnaireId ??
      (
        await tx.one<{ id: string }>(
          `insert into questionnaire (territory_id, evaluation_id, title, form) values ($1, $2, 'Manger ici', $3) returning id`,
          [territoryId, evaluationId, json],
        )
      ).id
    const version = await tx.one<{ id: string }>(
      `insert into questionnaire_version (territory_id, evaluation_id, questionnaire_id, number, form)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4 from questionnaire_version where questionnaire_id = $3 returning id`,
      [territoryId, evaluationId, id, json],
    )
    return { questionnaireId: id, versionId: version.id }
  })
}

export type Scene = {
  readonly territoryId: string
  readonly evaluationId: string
  readonly evaluationPath: string
  readonly questionnaireId: string
  readonly versionId: string
  /** Of the collection: `/territories/…/collections/…`. */
  readonly path: string
  readonly collectionId: string
}

/** An open collection of a form, in a territory of its own. */
export async function openCollection(
  db: Database,
  owner: Caller,
  territoryId: string,
  form: Form,
): Promise<Scene> {
  const made = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Manger ici',
  })
  const evaluationId = made.body.id
  const evaluationPath = `/territories/${territoryId}/evaluations/${evaluationId}`
  const published = await publishForm(db, { personId: owner.personId, territoryId, evaluationId }, form)
  const { body } = await owner.call<Made>('POST', `${evaluationPath}/collections`, {
    title: 'Enquête de printemps',
    questionnaireId: published.questionnaireId,
  })
  const path = `${evaluationPath}/collections/${body.id}`
  const opened = await owner.call('POST', `${path}/open`, {
    version: body.version,
    versionId: published.versionId,
  })
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  return { territoryId, evaluationId, evaluationPath, ...published, path, collectionId: body.id }
}

/** A link of a collection; gives its code. */
export async function makeLink(owner: Caller, path: string, values: object = {}): Promise<string> {
  const reply = await owner.call<{ link: string }>('POST', `${path}/links`, {
    kind: 'link',
    label: '',
    ...values,
  })
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return reply.body.link.split('/').at(-1) ?? ''
}

export const makeAnswerKey = () => randomBytes(32).toString('base64url')

export type Respondent = {
  readonly key: string
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Reply<T>>
}

/** A phone with a link and a key of its own. Paths are those behind `/collect/{token}`. */
export function makeRespondent(server: Server, code: string, key = makeAnswerKey()): Respondent {
  return {
    key,
    async call<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
      const sent = body ?? (method === 'GET' ? undefined : {})
      const reply = await server.app.request(`http://localhost:4600/api/collect/${code}${path}`, {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(key ? { 'x-answer-key': key } : {}),
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      })
      return { status: reply.status, body: (await reply.json()) as T, headers: reply.headers }
    },
  }
}

/** What a phone sends of some answers. */
export const parcelOf = (versionId: string, answers: object, changed: object = {}) => ({
  versionId,
  answers,
  lang: 'fr',
  startedAt: '2026-03-31T08:00:00+02:00',
  finishedAt: new Date().toISOString(),
  ...changed,
})

export const newAnswerId = () => randomUUID()
