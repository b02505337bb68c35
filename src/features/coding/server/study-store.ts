import { seededRandom } from '#features/worlds/domain/network/random.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Page } from '#kernel/route.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { readCursor, writeCursor } from '#platform/server/record-store.ts'
import { agreementOf } from '../domain/agreement.ts'
import type { AgreementTable, CoOccurrenceTable, Difference } from '../domain/agreement-contract.ts'
import { coOccurrence, type Meeting } from '../domain/co-occurrence.ts'
import { type Code, withDescendants } from '../domain/codebook.ts'
import { codedUnits, type Reading } from '../domain/coded-units.ts'
import type { Passage, Source } from '../domain/passage.ts'
import type { UnitKind } from '../domain/text-units.ts'
import { findCoders } from './coders-store.ts'
import { readCodes } from './codes-store.ts'
import { SOURCE_NAMES, SOURCE_STANDS, SOURCE_TITLE } from './sources-store.ts'

type Choice = { readonly evaluationId: string; readonly unit: UnitKind; readonly withBelow: boolean }

/** Everything that was coded and may be looked at. */
export async function readStudy(tx: Tx, access: TerritoryAccess, evaluationId: string) {
  const here = [access.territoryId, evaluationId]
  const where = `s.territory_id = $1 and s.evaluation_id = $2 and ${SOURCE_STANDS}`
  return {
    codes: await readCodes(tx, access, evaluationId),
    sources: await tx.rows<Source>(
      `select s.id, ${SOURCE_TITLE} as title, s.text from coding_source s ${SOURCE_NAMES} where ${where} order by s.created_at, s.id`,
      here,
    ),
    passages: await tx.rows<Passage>(
      `select p.id, p.source_id as "sourceId", p.code_id as "codeId", p.coder_id as "coderId", p.memo, p.start_at as start, p.end_at as "end"
       from coding_passage p join coding_source s on s.id = p.source_id
       where ${where} and p.deleted_at is null and p.state <> 'lost' order by s.created_at, s.id, p.start_at, p.end_at, p.id`,
      here,
    ),
    readings: await tx.rows<Reading>(
      `select r.source_id as "sourceId", r.coder_id as "coderId" from coding_reading r join coding_source s on s.id = r.source_id where ${where}`,
      here,
    ),
  }
}

/** Each code as the set of codes that count for it. */
const countingOf = (codes: readonly Code[], withBelow: boolean) =>
  new Map(codes.map(({ id }) => [id, withBelow ? withDescendants(codes, id) : new Set([id])] as const))

/** Coders of whom κ may be asked: those who have read a text to its end that another has read too. */
async function comparedCoders(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  readings: readonly Reading[],
) {
  const byText = Map.groupBy(readings, ({ sourceId }) => sourceId)
  const read = new Set(
    [...byText.values()]
      .filter(({ length }) => length > 1)
      .flatMap((each) => each.map(({ coderId }) => coderId)),
  )
  return (await findCoders(tx, access, evaluationId)).filter(({ id }) => read.has(id))
}

/** Draws of the bootstrap: a thousand, fewer where codes, coders and units are so many that others would wait. */
function drawsFor(work: number): number {
  return Math.max(100, Math.min(1_000, Math.floor(40_000_000 / Math.max(1, work))))
}

/** κ and α of each code that anybody gave, and over all of them. */
export async function computeAgreement(
  tx: Tx,
  access: TerritoryAccess,
  choice: Choice & { seed: number },
): Promise<AgreementTable> {
  const study = await readStudy(tx, access, choice.evaluationId)
  const coders = await comparedCoders(tx, access, choice.evaluationId, study.readings)
  const given = new Set(study.passages.map(({ codeId }) => codeId))
  const counting = new Map(
    [...countingOf(study.codes, choice.withBelow)].filter(([, below]) =>
      [...below].some((id) => given.has(id)),
    ),
  )
  const units = codedUnits(
    study,
    coders.map(({ id }) => id),
    counting,
    choice.unit,
  )
  const first = units[0]?.units ?? []
  const pairs = (coders.length * (coders.length - 1)) / 2
  const draws = drawsFor(first.length * (units.length * 2) * (pairs + 1))
  const rows = agreementOf(units, coders.length, seededRandom(choice.seed), { draws })
  return {
    coders: coders.map(({ id, name }) => ({ id, name })),
    sources: new Set(first.map(({ sourceId }) => sourceId)).size,
    rows: rows.map((row) => ({
      ...row,
      pairs: row.pairs.map((pair) => ({ ...pair, coders: [...pair.coders] })),
    })),
  }
}

/** Units on which one gave the code and another, who has read them, did not. */
export async function findDifferences(
  tx: Tx,
  access: TerritoryAccess,
  asked: Choice & { codeId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Difference>> {
  const study = await readStudy(tx, access, asked.evaluationId)
  const coders = await comparedCoders(tx, access, asked.evaluationId, study.readings)
  const counting = countingOf(study.codes, asked.withBelow).get(asked.codeId) ?? new Set()
  const [coded] = codedUnits(
    study,
    coders.map(({ id }) => id),
    new Map([[asked.codeId, counting]]),
    asked.unit,
  )
  const byId = new Map(study.sources.map((source) => [source.id, source]))
  const named = (said: readonly (0 | 1 | null)[], value: 0 | 1) =>
    coders.filter((_, at) => said[at] === value).map(({ name }) => name)
  const all = (coded?.units ?? []).filter(({ said }) => said.includes(0) && said.includes(1))
  const offset = readCursor(asked.cursor)
  const end = offset + asked.limit
  return {
    items: all.slice(offset, end).map(({ sourceId, start, end: to, said }) => ({
      sourceId,
      sourceTitle: byId.get(sourceId)?.title ?? '',
      start,
      end: to,
      words: byId.get(sourceId)?.text.slice(start, to) ?? '',
      present: named(said, 1),
      absent: named(said, 0),
    })),
    next: end < all.length ? writeCursor(end) : null,
    total: all.length,
  }
}

/** Codes that anybody gave, by codes. */
export async function computeCoOccurrence(
  tx: Tx,
  access: TerritoryAccess,
  asked: {
    evaluationId: string
    meeting: Meeting
    acrossCoders: boolean
    withBelow: boolean
    coderId?: string | undefined
  },
): Promise<CoOccurrenceTable> {
  const { codes, passages } = await readStudy(tx, access, asked.evaluationId)
  const coderIds = asked.coderId === undefined ? {} : { coderIds: new Set([asked.coderId]) }
  const given = new Set(
    passages.filter(({ coderId }) => coderIds.coderIds?.has(coderId) ?? true).map(({ codeId }) => codeId),
  )
  const counting = new Map(
    [...countingOf(codes, asked.withBelow)].filter(([, below]) => [...below].some((id) => given.has(id))),
  )
  const { meeting, acrossCoders } = asked
  const found = coOccurrence(passages, counting, { meeting, acrossCoders, ...coderIds })
  return {
    codeIds: [...found.codeIds],
    counts: [...found.counts],
    together: found.together.map((row) => [...row]),
    coefficients: found.coefficients.map((row) => [...row]),
  }
}
