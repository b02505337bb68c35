import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#features/worlds/domain/network/random.ts'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import type {
  CodeEntry,
  CodingImport,
  CodingSource,
  CodingText,
  ImportPreview,
  PassageEntry,
} from '../contract.ts'
import { agreementOf } from '../domain/agreement.ts'
import type { AgreementTable, CoOccurrenceTable, Difference } from '../domain/agreement-contract.ts'
import { codedUnits } from '../domain/coded-units.ts'
import { readQdpx } from '../domain/qdpx-archive.ts'
import { passagesFromRefi } from '../domain/refi-passages.ts'
import { codesFromRefi, readQdc } from '../domain/refi-qda-codebook.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string }
type List<T> = { items: T[]; total: number }

const TEXT = [
  'Le prix ne couvre pas mes heures 🥕.',
  'La légumerie aide. Les enfants goûtent à tout, même aux panais !',
  'On manque de bras en été. Le camion passe trop tôt.',
  'Les cuisinières veulent des légumes lavés. C’est nous qui lavons.',
  'Le maire est d’accord. Le marché public bloque encore.',
  'Je livre deux cantines. Je pourrais en livrer quatre.',
].join('\n')

let server: Server
/** Looks behind row-level security. */
let behind: pg.Pool
let owner: Caller
let camille: Caller
let reader: Caller
let territoryId: string
let place: string
let price: Made
let work: Made
let source: CodingText

async function newEvaluation(title: string): Promise<string> {
  const { body } = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, { title })
  return `/territories/${territoryId}/evaluations/${body.id}`
}
async function make<T = Made>(path: string, body: object, caller = owner, at = place): Promise<T> {
  const reply = await caller.call<T>('POST', `${at}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
const get = async <T>(path: string, caller = owner, at = place) =>
  (await caller.call<T>('GET', `${at}/${path}`)).body
const passagesOf = async (query: string, caller = owner, at = place) =>
  (await get<List<PassageEntry>>(`coding-passages?limit=200&${query}`, caller, at)).items
const codesOf = async (at = place) => (await get<{ codes: CodeEntry[] }>('codebook', owner, at)).codes
const textOf = (id: string) => get<CodingText>(`coding-sources/${id}`)

/** Codes some words of a text. */
function code(caller: Caller, on: CodingText, { id }: Made, words: string, memo = ''): Promise<PassageEntry> {
  const start = on.text.indexOf(words)
  const place = { start, end: start + words.length, digest: on.digest }
  return make<PassageEntry>('coding-passages', { sourceId: on.id, codeId: id, ...place, memo }, caller)
}
function formOf(name: string, bytes: Uint8Array | string): FormData {
  const form = new FormData()
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  return form
}
async function download(format: string, at = place): Promise<Uint8Array> {
  const reply = await server.app.request(`http://localhost/api${at}/coding-export?format=${format}`, {
    headers: { cookie: owner.cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(reply.status).toBe(200)
  return new Uint8Array(await reply.arrayBuffer())
}
const enter = (form: FormData, at = place) =>
  owner.call<CodingImport & Refusal>('POST', `${at}/coding-imports`, form)

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  place = await newEvaluation('Cantines')
  camille = await server.invite(owner, territoryId, 'contributor')
  reader = await server.invite(owner, territoryId, 'reader')
  price = await make('codes', { name: 'Prix', color: '#884411', sign: 'P' })
  work = await make('codes', { name: 'Travail', definition: 'Heures et bras.' })
  const made = await make<CodingSource>('coding-sources', { title: 'Une maraîchère', text: TEXT })
  source = await textOf(made.id)
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

describe('two coders on one text', () => {
  it('each sees what the other coded, unless she codes blindly', async () => {
    const mine = await code(owner, source, price, 'Le prix ne couvre pas mes heures 🥕.', 'le prix d’abord')
    const theirs = await code(camille, source, price, 'Le prix ne couvre pas mes heures 🥕.')
    expect(mine.words).toBe('Le prix ne couvre pas mes heures 🥕.')
    expect((await passagesOf(`sourceId=${source.id}`, camille)).map(({ id }) => id)).toEqual([
      mine.id,
      theirs.id,
    ])
    const blind = await passagesOf(`sourceId=${source.id}&blind=true`, camille)
    expect(blind.map(({ id, isMine }) => [id, isMine])).toEqual([[theirs.id, true]])
  })

  it('says the same of the same place once, and nothing of a text that has changed or of half an emoji', async () => {
    const again = await code(owner, source, price, 'Le prix ne couvre pas mes heures 🥕.')
    expect(again.memo).toBe('le prix d’abord')
    const refused = async (more: object) => {
      const body = { sourceId: source.id, codeId: price.id, start: 0, end: 5, digest: source.digest, ...more }
      return (await owner.call<Refusal>('POST', `${place}/coding-passages`, body)).body.code
    }
    expect(await refused({ digest: 'a'.repeat(64) })).toBe('coding.text-changed')
    expect(await refused({ end: source.text.indexOf('🥕') + 1 })).toBe('coding.passage-outside-text')
  })

  it('changes her own passages alone; whoever facilitates may change all', async () => {
    const mine = await code(owner, source, work, 'On manque de bras en été.')
    const theirs = await code(camille, source, work, 'Je livre deux cantines.')
    const act = (caller: Caller, { id, version }: PassageEntry) =>
      caller.call<PassageEntry & Refusal>('DELETE', `${place}/coding-passages/${id}`, { version })
    expect((await act(camille, mine)).body.code).toBe('coding.not-yours')
    expect((await act(owner, theirs)).status).toBe(200)
    const back = await owner.call<PassageEntry>('POST', `${place}/coding-passages/${theirs.id}/restore`)
    expect(back.body.deletedAt).toBeNull()
  })

  it('agrees as the rules say on the same data, once both have read to the end', async () => {
    await code(camille, source, work, 'On manque de bras en été.')
    await code(owner, source, work, 'C’est nous qui lavons.')
    expect((await get<AgreementTable>('coding-agreement')).rows.at(-1)?.alpha).toMatchObject({
      value: null,
      reason: 'no-units',
    })
    for (const caller of [owner, camille])
      await caller.call('PUT', `${place}/coding-sources/${source.id}/reading`, { isRead: true })
    const told = await get<AgreementTable>('coding-agreement?unit=sentence&seed=7', reader)
    expect(told.coders).toHaveLength(2)
    const ids = told.coders.map(({ id }) => id)
    const passages = await passagesOf(`sourceId=${source.id}`)
    const readings = ids.map((coderId) => ({ sourceId: source.id, coderId }))
    const counting = new Map([price, work].map(({ id }) => [id, new Set([id])]))
    const units = codedUnits({ sources: [source], passages, readings }, ids, counting, 'sentence')
    expect(told.rows).toEqual(agreementOf(units, 2, seededRandom(7)))
    const ofWork = told.rows.find(({ codeId }) => codeId === work.id)
    expect(ofWork?.pairs[0]?.kappa.value).toBeLessThan(1)
    expect(told.rows.find(({ codeId }) => codeId === price.id)?.pairs[0]?.kappa.value).toBe(1)
    const differences = await get<List<Difference>>(`coding-differences?codeId=${work.id}`)
    expect(
      differences.items.map(({ words, present, absent }) => [words, present.length, absent.length]),
    ).toEqual([
      ['C’est nous qui lavons.', 1, 1],
      ['Je livre deux cantines.', 1, 1],
    ])
  })

  it('finds codes that stand together', async () => {
    const goods = await make('codes', { name: 'Aides' })
    await code(owner, source, goods, 'même aux panais !\nOn manque de bras en été.')
    const { codeIds, together } = await get<CoOccurrenceTable>('coding-co-occurrence', reader)
    const at = (one: Made) => codeIds.indexOf(one.id)
    expect(together[at(goods)]?.[at(work)]).toBe(1)
    expect(together[at(goods)]?.[at(price)]).toBe(0)
  })
})

describe('the codebook', () => {
  const move = (one: Made, to: object) =>
    owner.call<{ parentId: string | null; index: number } & Refusal>(
      'POST',
      `${place}/codes/${one.id}/move`,
      to,
    )

  it('moves a code and brings it back; under itself it does not go', async () => {
    const child = await make('codes', { name: 'Prix payé', parentId: price.id })
    const { body: back } = await move(child, { parentId: work.id, index: 0 })
    expect(back).toEqual({ parentId: price.id, index: 0 })
    expect((await codesOf()).find(({ id }) => id === child.id)?.parentId).toBe(work.id)
    await move(child, back)
    expect((await codesOf()).find(({ id }) => id === child.id)?.parentId).toBe(price.id)
    expect((await move(price, { parentId: child.id, index: 0 })).body.code).toBe('coding.code-would-loop')
    const sly = { version: price.version, values: { parentId: child.id } }
    expect((await owner.call<Refusal>('PATCH', `${place}/codes/${price.id}`, sly)).body.code).toBe(
      'coding.code-would-loop',
    )
  })

  it('merges a code and undoes it, passage by passage', async () => {
    const effort = await make('codes', { name: 'Effort', definition: 'Ce qui pèse.' })
    await code(owner, source, effort, 'On manque de bras en été.')
    await code(owner, source, effort, 'Le camion passe trop tôt.')
    const state = async () =>
      (await passagesOf('')).map(({ id, codeId }) => [id, codeId]).toSorted() as unknown
    const [before, codes] = [await state(), (await codesOf()).map(({ id, definition }) => [id, definition])]
    const { body } = await owner.call<{ mergeId: string; recoded: number; dropped: number }>(
      'POST',
      `${place}/codes/${effort.id}/merge`,
      { intoId: work.id },
    )
    expect(body).toMatchObject({ recoded: 1, dropped: 1 })
    expect((await codesOf()).find(({ id }) => id === work.id)?.definition).toBe(
      'Heures et bras.\n\nCe qui pèse.',
    )
    await owner.call('POST', `${place}/coding-merges/${body.mergeId}/undo`)
    expect([await state(), (await codesOf()).map(({ id, definition }) => [id, definition])]).toEqual([
      before,
      codes,
    ])
  })

  it('deletes a code with its passages, which come back with it', async () => {
    const before = (await passagesOf(`codeId=${price.id}`)).length
    expect(before).toBeGreaterThan(1)
    const { version } = (await codesOf()).find(({ id }) => id === price.id) as CodeEntry
    await owner.call('DELETE', `${place}/codes/${price.id}`, { version })
    expect((await passagesOf('')).filter(({ codeId }) => codeId === price.id)).toEqual([])
    await owner.call('POST', `${place}/codes/${price.id}/restore`)
    expect(await passagesOf(`codeId=${price.id}`)).toHaveLength(before)
  })
})

describe('the text of an interview', () => {
  const agreed = {
    consentHow: 'signed',
    consentOn: '2026-01-05',
    consentUses: ['notes', 'anonymous_quote'],
    shownAs: 'une maraîchère',
  }
  async function takeInterview(text: string) {
    const interview = await make('interviews', { ...agreed, describedAs: 'une maraîchère' })
    await owner.call('PUT', `${place}/interviews/${interview.id}/text`, { version: 0, text })
    const made = await make<CodingSource>('coding-sources', { interviewId: interview.id })
    return { interview, on: await textOf(made.id) }
  }

  it('is frozen; once it changes its passages are laid over it and the lost ones told', async () => {
    const { interview, on } = await takeInterview(
      'Le prix est bas. On manque de bras. Le camion passe trop tôt.',
    )
    for (const words of ['Le prix est bas.', 'On manque de bras.', 'Le camion passe trop tôt.'])
      await code(owner, on, work, words)
    await owner.call('PUT', `${place}/interviews/${interview.id}/text`, {
      version: 1,
      text: 'Bonjour ! Le prix est bas. On manque vraiment de bras.',
    })
    expect(await textOf(on.id)).toMatchObject({ text: on.text, isBehind: true })
    const { body } = await owner.call('POST', `${place}/coding-sources/${on.id}/follow`)
    expect(body).toEqual({ kept: 1, changed: 1, lost: 1 })
    const now = await passagesOf(`sourceId=${on.id}`)
    expect(now.map(({ words, state }) => [words, state]).toSorted()).toEqual([
      ['Le camion passe trop tôt.', 'lost'],
      ['Le prix est bas.', 'placed'],
      ['On manque vraiment de bras.', 'changed'],
    ])
    const { text } = await textOf(on.id)
    for (const { start, end, words } of now.filter(({ state }) => state !== 'lost'))
      expect(text.slice(start, end)).toBe(words)
  })

  it('gives a quote under its consent, tied to its passage; all of it goes when the consent is taken back', async () => {
    const { interview, on } = await takeInterview('Nous livrons des panais secrets. Le prix est bas.')
    const passage = await code(owner, on, price, 'Nous livrons des panais secrets.', 'dit tout bas')
    const from = await make('chain-elements', { type: 'activity', statement: 'Acheter local' })
    const to = await make('chain-elements', { type: 'output', statement: 'Livré' })
    const link = await make('chain-links', { fromId: from.id, toId: to.id })
    const quote = await make<{ text: string; use: string; interviewId: string }>(
      `coding-passages/${passage.id}/quote`,
      { sign: 'negative', linkId: link.id },
    )
    expect(quote).toMatchObject({
      text: 'Nous livrons des panais secrets.',
      use: 'anonymous',
      interviewId: interview.id,
      linkId: link.id,
    })
    expect((await passagesOf('sign=negative')).map(({ id }) => id)).toEqual([passage.id])
    await owner.call('POST', `${place}/interviews/${interview.id}/withdraw`)
    expect((await owner.call<Refusal>('GET', `${place}/coding-sources/${on.id}`)).body.code).toBe(
      'record.absent',
    )
    expect(await passagesOf('q=panais%20secrets')).toEqual([])
    const { rows } = await behind.query<{ n: number; told: number; kept: number }>(
      `select (select count(*)::int from audit where concat(before, after) ~ 'panais secrets|dit tout bas') as n,
         (select count(*)::int from audit where record_kind = 'coding-passage') as told,
         (select count(*)::int from coding_passage where words ~ 'panais secrets') + (select count(*)::int from coding_source where text ~ 'panais secrets') as kept`,
    )
    expect(rows).toEqual([{ n: 0, told: expect.any(Number), kept: 0 }])
    expect(rows[0]?.told).toBeGreaterThan(5)
  })

  it('is for the team alone', async () => {
    for (const path of [
      'coding-sources',
      `coding-sources/${source.id}`,
      'coding-passages',
      'coding-export?format=qdpx',
      `coding-differences?codeId=${work.id}`,
    ])
      expect([path, (await reader.call<Refusal>('GET', `${place}/${path}`)).body.code]).toEqual([
        path,
        'accounts.role-too-weak',
      ])
    expect((await reader.call('GET', `${place}/codebook`)).status).toBe(200)
  })
})

describe('exchange by file', () => {
  it('goes out as .qdpx and comes back elsewhere the same, character by character', async () => {
    const told = (bytes: Uint8Array) => {
      const { project } = readQdpx(bytes)
      const { sources, passages } = passagesFromRefi(project.sources)
      // texts of one file came at one moment: among them none is first
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      return {
        codes: codesFromRefi(project.codes),
        sources: sources.toSorted(byId),
        passages: passages.toSorted(byId),
      }
    }
    const bytes = await download('qdpx')
    const there = await newEvaluation('Ailleurs')
    const made = await enter(formOf('cantines.qdpx', bytes), there)
    expect([made.status, made.body.leftOut]).toEqual([201, []])
    const [out, back] = [told(bytes), told(await download('qdpx', there))]
    expect(out.passages.length).toBeGreaterThan(5)
    expect(back).toEqual(out)
    // a second time nothing is doubled
    const again = await enter(formOf('cantines.qdpx', bytes), there)
    expect(again.body).toMatchObject({ codesEntered: 0, sourcesEntered: 0, passagesEntered: 0 })
    await owner.call('DELETE', `${there}/coding-imports/${made.body.id}`, { version: made.body.version + 1 })
    await owner.call('DELETE', `${there}/coding-imports/${made.body.id}`, { version: made.body.version })
    expect(await codesOf(there)).toEqual([])
    await owner.call('POST', `${there}/coding-imports/${made.body.id}/restore`)
    expect(told(await download('qdpx', there))).toEqual(out)
  })

  it('goes out as .qdc', async () => {
    const { codebook } = readQdc(new TextDecoder().decode(await download('qdc')))
    expect(codebook.codes.find(({ name }) => name === 'Prix')).toMatchObject({
      color: '#884411',
      guid: price.id,
    })
  })

  it('refuses a broken file by name and enters nothing', async () => {
    const there = await newEvaluation('Abîmée')
    const refused = await enter(
      formOf('x.qdc', '<CodeBook><Codes><Code guid="x" name="A"/></Codes></CodeBook>'),
      there,
    )
    expect([refused.status, refused.body.code]).toEqual([400, 'coding.refi-guid-wrong'])
    expect(await codesOf(there)).toEqual([])
  })

  it('that unfolds without end is refused', async () => {
    const there = await newEvaluation('Sans fin')
    const text = `<Project name="P" xmlns="urn:QDA-XML:project:1.0"><Sets>${'<a/>'.repeat(5_000_000)}</Sets></Project>`
    const bytes = zipSync({ 'project.qde': strToU8(text) }, { level: 1 })
    expect(bytes.length).toBeLessThan(1_000_000)
    const { status, body } = await enter(formOf('p.qdpx', bytes), there)
    expect([status, body.code]).toEqual([413, 'coding.refi-too-large'])
  })

  it('of as many elements as are read leaves the server answering meanwhile', async () => {
    const there = await newEvaluation('Très grande')
    const text = `<Project name="P" xmlns="urn:QDA-XML:project:1.0"><Sets>${'<a/>'.repeat(400_000)}</Sets></Project>`
    let isOver = false
    const read = enter(
      formOf('p.qdpx', zipSync({ 'project.qde': strToU8(text) }, { level: 1 })),
      there,
    ).finally(() => {
      isOver = true
    })
    let answered = 0
    while (!isOver) {
      expect((await server.nobody.call('GET', '/health')).status).toBe(200)
      if (!isOver) answered += 1
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect((await read).status).toBeLessThan(500)
    // read on the server's own thread, it would have answered once or twice
    expect(answered).toBeGreaterThan(4)
  })

  const set = sharedData('refi_qda')
  it.skipIf(!set)('takes what ATLAS.ti exported, and tells before entering what it leaves out', async () => {
    const there = await newEvaluation('ATLAS.ti')
    const qde = readFileSync(join(set ?? '', 'Project.qde'))
    const { body: preview } = await owner.call<ImportPreview>(
      'POST',
      `${there}/coding-imports/preview`,
      formOf('Project.qde', qde),
    )
    expect(preview).toMatchObject({ kind: 'qdpx', codes: 14, sources: 0 })
    expect(preview.leftOut).toContainEqual({
      element: 'PictureSource',
      reason: 'not-taken',
      count: expect.any(Number),
    })
    expect(preview.leftOut.some(({ reason }) => reason === 'text-absent')).toBe(true)
    expect(await codesOf(there)).toEqual([])
    await enter(formOf('Project.qde', qde), there)
    expect((await codesOf(there)).map(({ name }) => name)).toContain('Coke::diet Coke')
    const blank = readFileSync(join(set ?? '', 'blank-atlas-project.qdpx'))
    const empty = await enter(formOf('blank-atlas-project.qdpx', blank), there)
    expect([empty.status, empty.body.codesEntered]).toEqual([201, 0])
  })
})
