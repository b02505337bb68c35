import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import { foldText } from '#kernel/text-measure.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { FrameworkLine } from '../domain/framework-line.ts'
import {
  type DefiningLine,
  fingerprintOf,
  type LineageKind,
  type TakenFrom,
  takeFromIndicator,
  takeFromLine,
  tellLineage,
  textsOfLine,
} from '../domain/lineage.ts'
import { findIndicator } from './catalogue-source.ts'

const DEFINING = 'kind, definition, unit, formula, variables, levels, direction'

type Sources = {
  readonly indicatorCode?: string | null | undefined
  readonly originLineId?: string | null | undefined
}

/**
 * What a line that is written now is taken from: another line of the territory first, else the catalogue; null for
 * neither. @throws Problem `record.absent` for a line of nowhere
 */
export async function takeDefinition(
  tx: Tx,
  access: TerritoryAccess,
  from: Sources,
): Promise<TakenFrom | null> {
  if (from.originLineId) {
    const line = await tx.maybe<DefiningLine>(
      `select ${DEFINING} from framework_line where territory_id = $1 and id = $2`,
      [access.territoryId, from.originLineId],
    )
    if (!line) throw new Problem('record.absent', 'absent', { kind: 'framework-line', id: from.originLineId })
    return takeFromLine(line)
  }
  const indicator = findIndicator(from.indicatorCode)
  return indicator ? takeFromIndicator(indicator) : null
}

type LineageRow = DefiningLine & {
  id: string
  name: string
  dimension: FrameworkLine['dimension']
  indicatorCode: string | null
  originLineId: string | null
  takenFrom: TakenFrom | null
  evaluationId: string
  evaluationTitle: string
  origin: (DefiningLine & { id: string; name: string }) | null
  originEvaluationId: string | null
  originEvaluationTitle: string | null
  uses: number
}

const SELECT = `select l.id, l.name, l.dimension, l.kind, l.definition, l.unit, l.formula, l.variables, l.levels, l.direction,
    l.indicator_code as "indicatorCode", l.origin_line_id as "originLineId", l.taken_from as "takenFrom",
    e.id as "evaluationId", e.title as "evaluationTitle",
    case when oe.id is null then null else to_jsonb(o) end as origin, oe.id as "originEvaluationId", oe.title as "originEvaluationTitle",
    (select count(*)::int from framework_line u where u.territory_id = l.territory_id and u.origin_line_id = l.id and u.deleted_at is null) as uses
  from framework_line l join evaluation e on e.territory_id = l.territory_id and e.id = l.evaluation_id and e.deleted_at is null
    left join framework_line o on o.territory_id = l.territory_id and o.id = l.origin_line_id and o.deleted_at is null
    left join evaluation oe on oe.territory_id = o.territory_id and oe.id = o.evaluation_id and oe.deleted_at is null
  where l.territory_id = $1 and l.deleted_at is null`

/** Lineages of the lines of an evaluation, in the order of the framework. */
export async function findLineages(tx: Tx, access: TerritoryAccess, evaluationId: string) {
  const rows = await tx.rows<LineageRow>(
    `${SELECT} and l.evaluation_id = $2 order by l.position, l.created_at, l.id`,
    [access.territoryId, evaluationId],
  )
  return rows.map((row) => {
    const from = originOf(row)
    const { kind, changes } = tellLineage(row, from)
    const { origin, originEvaluationId, originEvaluationTitle } = row
    return {
      lineId: row.id,
      kind,
      code: row.indicatorCode,
      fingerprint: from?.fingerprint ?? null,
      originChanged: hasOriginChanged(row),
      origin:
        origin && originEvaluationId !== null
          ? {
              lineId: origin.id,
              name: origin.name,
              evaluationId: originEvaluationId,
              evaluationTitle: originEvaluationTitle ?? '',
            }
          : null,
      changes: changes.map((change) => ({ ...change })),
    }
  })
}

/**
 * Indicators of a territory's own: lines without a catalogue, and variants. A line that says the same as the one it was
 * taken from is not listed a second time.
 */
export async function findOwnIndicators(tx: Tx, access: TerritoryAccess, text = '') {
  const words = foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const rows = await tx.rows<LineageRow>(`${SELECT} order by lower(l.name), l.created_at, l.id`, [
    access.territoryId,
  ])
  return rows.flatMap((row) => {
    const { kind } = tellLineage(row, originOf(row))
    const isRepeated = kind === 'same' && (row.indicatorCode !== null || row.originLineId !== null)
    const said = foldText(`${row.name} ${row.definition}`)
    if (isRepeated || !words.every((word) => said.includes(word))) return []
    const {
      id: lineId,
      name,
      definition,
      unit,
      dimension,
      indicatorCode,
      evaluationId,
      evaluationTitle,
      uses,
    } = row
    const lineage: LineageKind = kind
    const told = { lineId, name, definition, kind: row.kind, unit, dimension, indicatorCode }
    return [{ ...told, evaluationId, evaluationTitle, lineage, uses }]
  })
}

/** Lines of before the lineage was kept are laid beside what they name, as it stands today. */
function originOf({ takenFrom, origin, indicatorCode }: LineageRow): TakenFrom | null {
  if (takenFrom) return takenFrom
  if (origin) return takeFromLine(origin)
  const indicator = findIndicator(indicatorCode)
  return indicator ? takeFromIndicator(indicator) : null
}

function hasOriginChanged({ takenFrom, origin }: LineageRow): boolean {
  if (!takenFrom) return false
  if (takenFrom.code === null) {
    return origin !== null && fingerprintOf(textsOfLine(origin)) !== takenFrom.fingerprint
  }
  const indicator = findIndicator(takenFrom.code)
  return indicator !== undefined && takeFromIndicator(indicator).fingerprint !== takenFrom.fingerprint
}
