import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import type { PlaceInFile, Questionnaire, QuestionnaireVersion } from '../contract.ts'
import type { Form, Question } from '../domain/form.ts'
import type { FormProblem } from '../domain/form-compiling.ts'
import { writeXlsformFile } from './xlsform-file.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal<D = Record<string, unknown>> = { code: string; details: D }

let server: Server
/** Looks behind row-level security. */
let behind: pg.Pool
let owner: Caller
let place: string

const question = (name: string, more: Partial<Question> = {}): Question => ({
  kind: 'question',
  type: 'text',
  name,
  label: { fr: name },
  ...more,
})

const formOf = (...items: Question[]): Form => ({
  format: 'tablee-form',
  formatVersion: 1,
  id: 'cantines',
  title: { fr: 'Cantines' },
  languages: [{ tag: 'fr', name: 'Français (fr)' }],
  items,
  lists: {},
})

async function make<T = Made>(path: string, body: object, caller = owner): Promise<T> {
  const reply = await caller.call<T>('POST', `${place}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}

const newQuestionnaire = (form: Form, title = 'Cantines') =>
  make<Questionnaire>('questionnaires', { title, form })
const publish = <T = QuestionnaireVersion>({ id, version }: Made, caller = owner, note = '') =>
  caller.call<T>('POST', `${place}/questionnaires/${id}/versions`, { version, note })

function upload(bytes: BlobPart, name: string) {
  const body = new FormData()
  body.set('file', new File([bytes], name))
  return body
}

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  const territoryId = await server.makeTerritory(owner)
  const { body } = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Démarche',
  })
  place = `/territories/${territoryId}/evaluations/${body.id}`
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

describe('publishing a questionnaire', () => {
  it('is refused with every mistake of the form at once', async () => {
    const wrong = formOf(
      question('repas', { relevant: '${cantine} = 1' }),
      question('repas', { type: 'one', list: 'nulle-part' }),
    )
    const reply = await publish<Refusal<{ n: number; problems: FormProblem[] }>>(
      await newQuestionnaire(wrong),
    )
    expect([reply.status, reply.body.code]).toEqual([400, 'questionnaires.form-wrong'])
    expect(reply.body.details.n).toBe(3)
    expect(reply.body.details.problems.map(({ code }) => code).toSorted()).toEqual([
      'questionnaires.form-list-missing',
      'questionnaires.form-name-twice',
      'questionnaires.form-reference',
    ])
  })

  it('numbers versions, and a draft that says nothing new gives the same version back', async () => {
    const draft = await newQuestionnaire(formOf(question('repas')))
    const first = await publish(draft, owner, 'Pour le test')
    const again = await publish(draft)
    expect([first.status, first.body.number, first.body.note]).toEqual([201, 1, 'Pour le test'])
    expect([again.body.id, again.body.number]).toEqual([first.body.id, 1])

    const changed = await owner.call<Made>('PATCH', `${place}/questionnaires/${draft.id}`, {
      version: draft.version,
      values: { form: formOf(question('repas'), question('bio')) },
    })
    const second = await publish(changed.body)
    expect(second.body.number).toBe(2)
    const kept = await owner.call<QuestionnaireVersion>(
      'GET',
      `${place}/questionnaires/${draft.id}/versions/${first.body.id}`,
    )
    expect(kept.body.form.items.map(({ name }) => name)).toEqual(['repas'])
    const last = await owner.call<{ items: { questionnaireId: string; number: number; isDraft: boolean }[] }>(
      'GET',
      `${place}/questionnaire-last-versions`,
    )
    expect(last.body.items.find(({ questionnaireId }) => questionnaireId === draft.id)).toMatchObject({
      number: 2,
      isDraft: true,
    })
  })

  it('is refused to whoever saw an older draft', async () => {
    const draft = await newQuestionnaire(formOf(question('repas')))
    const reply = await publish<Refusal>({ ...draft, version: draft.version + 1 })
    expect([reply.status, reply.body.code]).toEqual([409, 'record.stale'])
  })

  it('leaves a version that nothing in the database rewrites', async () => {
    const { body } = await publish(await newQuestionnaire(formOf(question('repas'))))
    const rewrite = behind.query(`update questionnaire_version set form = '{}' where id = $1`, [body.id])
    await expect(rewrite).rejects.toThrow(/never changes/)
  })
})

describe('who may', () => {
  it('lets a reader read and take along, and neither write nor publish', async () => {
    const [, , territoryId = ''] = place.split('/')
    const reader = await server.invite(owner, territoryId, 'reader')
    const draft = await newQuestionnaire(formOf(question('repas')))
    const at = `${place}/questionnaires/${draft.id}`
    expect((await reader.call('GET', at)).status).toBe(200)
    expect((await reader.call('GET', `${at}/xlsform`)).status).toBe(200)
    expect((await publish(draft, reader)).status).toBe(403)
    const change = { version: draft.version, values: { title: 'x' } }
    expect((await reader.call('PATCH', at, change)).status).toBe(403)
  })
})

describe('a form made from the framework', () => {
  it('asks the lines that a survey answers, and names those that it leaves', async () => {
    const line = (name: string, mode: string) =>
      make('framework-lines', { name, kind: 'quantitative', dimension: 'ECO', mode, unit: 'kg' })
    const asked = await line('Légumes livrés', 'survey')
    const weighed = await line('Restes', 'weighing')
    const { status, body } = await owner.call<{ form: Form; leftOut: string[] }>(
      'POST',
      `${place}/questionnaire-proposals`,
      { title: 'Producteurs', publics: ['closing'] },
    )
    expect([status, body.leftOut]).toEqual([200, [weighed.id]])
    const [group, closing] = body.form.items
    const [first] = group?.kind === 'group' ? group.items : []
    expect(first).toMatchObject({ type: 'decimal', unit: 'kg', answers: [{ lineId: asked.id }] })
    expect(closing?.name).toBe('closing')
  })
})

describe('files', () => {
  it('give the questionnaire back as it was', async () => {
    const form = formOf(question('repas', { type: 'integer', unit: 'repas', required: true }))
    const body = upload(await writeXlsformFile(form), 'cantines.xlsx')
    const reply = await owner.call<{ form: Form; leftOut: PlaceInFile[] }>(
      'POST',
      `${place}/questionnaire-files`,
      body,
    )
    expect([reply.status, reply.body.leftOut]).toEqual([200, []])
    expect(reply.body.form).toEqual(form)
  })

  it('are refused with each cell that cannot be read', async () => {
    const wrong = formOf(question('repas', { relevant: 'pulldata(1)' }), question('2 mots'))
    const body = upload(await writeXlsformFile(wrong), 'cantines.xlsx')
    const reply = await owner.call<Refusal<{ problems: PlaceInFile[] }>>(
      'POST',
      `${place}/questionnaire-files`,
      body,
    )
    expect([reply.status, reply.body.code]).toEqual([400, 'xlsform.refused'])
    expect(reply.body.details.problems.map(({ sheet, row }) => [sheet, row])).toEqual([
      ['survey', 2],
      ['survey', 3],
    ])
    const other = await owner.call<Refusal>(
      'POST',
      `${place}/questionnaire-files`,
      upload('bonjour', 'a.xlsx'),
    )
    expect([other.status, other.body.code.startsWith('tables.')]).toEqual([400, true])
  })

  it('print it with boxes', async () => {
    const draft = await newQuestionnaire(formOf(question('repas')))
    const reply = await owner.call<string>('GET', `${place}/questionnaires/${draft.id}/paper?lang=en`)
    expect([reply.status, reply.body.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    const at = `${place}/questionnaires/${draft.id}`
    const { body: published } = await publish(draft)
    const sheet = await owner.call<string>('GET', `${at}/paper?lang=fr&versionId=${published.id}`)
    expect([sheet.status, sheet.body.slice(0, 5)]).toEqual([200, '%PDF-'])
    const other = await newQuestionnaire(formOf(question('autre')))
    const foreign = `${place}/questionnaires/${other.id}/paper?lang=fr&versionId=${published.id}`
    expect((await owner.call('GET', foreign)).status).toBe(404)
  })
})
