import { createHash } from 'node:crypto'
import { proveAccess } from '#features/accounts/server/access.ts'
import { actorTable } from '#features/actors/server/actors-store.ts'
import {
  evaluationTable,
  meansTable,
  objectiveTable,
  storyTable,
} from '#features/evaluations/server/evaluations-store.ts'
import { startLineFrom } from '#features/framework/domain/framework-line.ts'
import { readCatalogue } from '#features/framework/server/catalogue-source.ts'
import { lineTable } from '#features/framework/server/framework-store.ts'
import { evidenceTable, explanationTable } from '#features/impact-chain/server/evidence-store.ts'
import { elementTable, linkTable } from '#features/impact-chain/server/impact-chain-store.ts'
import { keepComputed, observationTable } from '#features/indicators/server/observations-store.ts'
import { publishSupport, statementTable, supportTable } from '#features/restitution/server/supports-store.ts'
import { meetingTable, solicitationTable, stepTable } from '#features/stakeholders/server/engagement-store.ts'
import { giveRating, stakeholderTable } from '#features/stakeholders/server/stakeholders-store.ts'
import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import { insertTerritory } from '#features/territories/server/territories-store.ts'
import { drawTerritory } from '#features/territories/server/territory-presentation.ts'
import { readPurchases } from '#features/value-chains/domain/purchase-reading.ts'
import {
  insertImport,
  insertPurchases,
  storedPurchase,
} from '#features/value-chains/server/purchase-imports-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { insertRecord, type RecordTable } from '#platform/server/record-store.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { loadCollection } from './demonstration-collection.ts'
import {
  DEMONSTRATIONS,
  type DemonstrationFile,
  type DemonstrationValue,
  readDemonstration,
  readDemonstrationCollection,
  readDemonstrationInterviews,
  readDemonstrationLevers,
  readDemonstrationNetwork,
  readDemonstrationPurchases,
} from './demonstration-files.ts'
import { loadInterviews } from './demonstration-interviews.ts'
import { loadLevers } from './demonstration-levers.ts'
import { loadNetwork, loadTaggedWorlds } from './demonstration-network.ts'

type Fields = Readonly<Record<string, unknown>>

/** Inserts through the same stores as everybody, and remembers which key of the file became which record. */
export class Loader {
  readonly ids = new Map<string, string>()
  readonly #tx: Tx
  readonly #access: TerritoryAccess
  constructor(tx: Tx, access: TerritoryAccess) {
    this.#tx = tx
    this.#access = access
  }

  async insert(table: RecordTable, values: Fields, key?: string): Promise<string> {
    const row = await insertRecord(this.#tx, this.#access, table, values)
    const id = String(row.id)
    if (key) this.ids.set(key, id)
    return id
  }

  /** The record of a key; a key that the file does not define is a mistake of ours. */
  at(key: string): string {
    const id = this.ids.get(key)
    if (!id) throw new Error(`demonstration: unknown key ${key}`)
    return id
  }

  maybeAt(key: unknown): string | null {
    return typeof key === 'string' ? this.at(key) : null
  }
}

/**
 * Loads the demonstration programme for its host: five territories with their real communes, each with an evaluation
 * at another stage. All in the caller's transaction. Fails with `demonstration.already-there`.
 */
export async function loadDemonstration(tx: Tx, personId: string): Promise<{ territoryIds: string[] }> {
  const there = await tx.maybe<{ id: string }>('select id from programme where demo')
  if (there) throw new Problem('demonstration.already-there', 'conflict')
  const programme = await tx.one<{ id: string }>(
    "insert into programme (name, demo) values ('TERRALIM (démonstration)', true) returning id",
  )
  const territoryIds: string[] = []
  for (const name of DEMONSTRATIONS) {
    territoryIds.push(await loadTerritory(tx, personId, programme.id, readDemonstration(name)))
  }
  await tx.query('select enter_as_person($1)', [personId])
  return { territoryIds }
}

/** Takes the whole demonstration away; returns how many territories went. */
export async function removeDemonstration(tx: Tx): Promise<number> {
  const { removed } = await tx.one<{ removed: number }>('select remove_demonstration() as removed')
  return removed
}

async function loadTerritory(
  tx: Tx,
  personId: string,
  programmeId: string,
  file: DemonstrationFile,
): Promise<string> {
  const drawn = drawTerritory(file.selection, await loadCommuneRegister())
  const { name, note } = file
  const territoryId = await insertTerritory(tx, personId, { name, note, drawn, programmeId, demo: true })
  const access = await proveAccess(tx, { id: personId }, territoryId, ['owner'])
  const loader = new Loader(tx, access)
  if (!file.network) await loadTaggedWorlds(tx, access, file.actors)
  for (const { key, worlds, ...actor } of file.actors) {
    // Where there is a network its sources say, with dates, who is in which world.
    const values = file.network ? actor : { ...actor, worlds }
    await loader.insert(actorTable, values, `actor:${key}`)
  }
  if (file.network) await loadNetwork(tx, access, loader, readDemonstrationNetwork(file.network))
  if (file.levers) await loadLevers(tx, access, loader, readDemonstrationLevers(file.levers))
  await loadEvaluation(tx, access, loader, file)
  return territoryId
}

async function loadEvaluation(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  file: DemonstrationFile,
): Promise<void> {
  const { evaluation } = file
  const { title, mode, startedOn, perimeter } = evaluation
  const evaluationId = await loader.insert(evaluationTable, { title, mode, startedOn, perimeter })
  for (const entry of evaluation.means ?? []) await loader.insert(meansTable, { evaluationId, ...entry })
  const storyId = evaluation.story
    ? await loader.insert(storyTable, { evaluationId, ...evaluation.story })
    : null
  for (const [position, { key, ...objective }] of evaluation.objectives.entries()) {
    const storyIds = storyId ? [storyId] : []
    await loader.insert(
      objectiveTable,
      { evaluationId, storyIds, position, ...objective },
      `objective:${key}`,
    )
  }
  for (const [position, { key, objective, ...element }] of evaluation.elements.entries()) {
    const objectiveId = loader.maybeAt(objective && `objective:${objective}`)
    await loader.insert(elementTable, { evaluationId, objectiveId, position, ...element }, `element:${key}`)
  }
  for (const [from, to, more] of evaluation.links) {
    const [fromId, toId] = [loader.at(`element:${from}`), loader.at(`element:${to}`)]
    await loader.insert(linkTable, { evaluationId, fromId, toId, ...more }, `link:${from}>${to}`)
  }
  for (const { link, ...evidence } of evaluation.evidence ?? [])
    await loader.insert(evidenceTable, { evaluationId, linkId: loader.at(`link:${link}`), ...evidence })
  for (const { element, ...explanation } of evaluation.explanations ?? []) {
    const elementId = loader.maybeAt(element && `element:${element}`)
    await loader.insert(explanationTable, { evaluationId, elementId, ...explanation })
  }
  await loadStakeholders(tx, access, loader, evaluationId, file)
  await loadLines(loader, evaluationId, file)
  await loadValues(tx, access, loader, evaluationId, file)
  if (file.collection)
    await loadCollection(tx, access, loader, evaluationId, readDemonstrationCollection(file.collection))
  if (file.interviews)
    await loadInterviews(tx, access, loader, evaluationId, readDemonstrationInterviews(file.interviews))
  await loadSupport(tx, access, loader, evaluationId, storyId, file)
}

async function loadStakeholders(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  evaluationId: string,
  file: DemonstrationFile,
): Promise<void> {
  for (const { actor, rating, ...stakeholder } of file.evaluation.stakeholders) {
    const organisation = file.actors.find((a) => a.key === actor)
    const told = { name: organisation?.name, worlds: organisation?.worlds }
    const values = { evaluationId, actorId: loader.at(`actor:${actor}`), ...told, ...stakeholder }
    const stakeholderId = await loader.insert(stakeholderTable, values, `stakeholder:${actor}`)
    await giveRating(tx, access, {
      evaluationId,
      stakeholderId,
      involvement: rating[0],
      importance: rating[1],
    })
  }
  await loadEngagement(loader, evaluationId, file)
}

async function loadEngagement(loader: Loader, evaluationId: string, file: DemonstrationFile): Promise<void> {
  const { steps = [], solicitations = [], meetings = [] } = file.evaluation
  const at = (actor: string) => loader.at(`stakeholder:${actor}`)
  for (const { actor, ...step } of steps)
    await loader.insert(stepTable, { evaluationId, stakeholderId: at(actor), ...step })
  for (const { actor, ...asked } of solicitations)
    await loader.insert(solicitationTable, { evaluationId, stakeholderId: at(actor), ...asked })
  for (const { invited, present, ...meeting } of meetings) {
    const guests = { invited: invited.map(at), present: present.map(at) }
    await loader.insert(meetingTable, { evaluationId, ...meeting, ...guests })
  }
}

async function loadLines(loader: Loader, evaluationId: string, file: DemonstrationFile): Promise<void> {
  for (const [position, { key, code, objective, element, ...given }] of file.evaluation.lines.entries()) {
    const indicator = readCatalogue().find((i) => i.code === code)
    if (!indicator) throw new Error(`demonstration: unknown indicator ${code}`)
    const started = startLineFrom(indicator, 'fr')
    const objectiveId = loader.maybeAt(objective && `objective:${objective}`)
    const elementId = loader.maybeAt(element && `element:${element}`)
    const line = { ...started, evaluationId, position, objectiveId, elementId, ...given }
    await loader.insert(lineTable, line, `line:${key}`)
  }
}

/** Values are found again by their line and their year, as figures of the support name them. */
function valueKey(line: string, year: string | number): string {
  return `value:${line}:${year}`
}

async function loadValues(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  evaluationId: string,
  file: DemonstrationFile,
): Promise<void> {
  const fileName = file.evaluation.purchases
  if (fileName) {
    const bytes = readDemonstrationPurchases(fileName)
    // the demonstration's own file, without a problem (a test enters it)
    const { layout, purchases } = readPurchases(await readTable(bytes), '9999-12-31')
    const fileSha256 = createHash('sha256').update(bytes).digest('hex')
    const made = { fileName, fileSha256, mending: {}, rowsEntered: purchases.length, rowsLeftOut: 0 }
    const importId = await insertImport(tx, access, { ...made, evaluationId, layout })
    const rows = purchases.map(({ rowNumber, purchase: value }) => storedPurchase({ rowNumber, value }))
    await insertPurchases(tx, access, { evaluationId, importId }, JSON.stringify(rows))
  }
  for (const value of file.evaluation.observations) {
    const id = await loadValue(tx, access, loader, evaluationId, value)
    loader.ids.set(valueKey(value.line, value.to.slice(0, 4)), id)
  }
}

async function loadValue(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  evaluationId: string,
  given: DemonstrationValue,
): Promise<string> {
  const lineId = loader.at(`line:${given.line}`)
  const { confidence = null } = given
  if (given.year !== undefined) {
    const request = { evaluationId, lineId, year: String(given.year), confidence: confidence ?? 'A' }
    return keepComputed(tx, access, { ...request, source: 'factures de la cuisine (démonstration)' })
  }
  const { from: periodFrom, to: periodTo, value = null, missing = null, unit = '', source = '' } = given
  return loader.insert(observationTable, {
    evaluationId,
    lineId,
    periodFrom,
    periodTo,
    value,
    missing,
    unit,
    source,
    confidence,
  })
}

async function loadSupport(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  evaluationId: string,
  storyId: string | null,
  file: DemonstrationFile,
): Promise<void> {
  if (!file.evaluation.support) return
  const { figures, ...support } = file.evaluation.support
  const supportId = await loader.insert(supportTable, { evaluationId, storyId, ...support })
  for (const [position, figure] of figures.entries()) {
    const observationId = loader.at(valueKey(figure.line, figure.year))
    await loader.insert(statementTable, { supportId, position, observationId, sentence: figure.sentence })
  }
  await publishSupport(tx, access, supportId)
}
