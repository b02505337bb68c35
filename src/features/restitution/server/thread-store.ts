import type { Confidence, MissingReason } from '#features/indicators/domain/observation.ts'
import type { Computation } from '#features/indicators/server/observations-store.ts'
import { formatLongDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Evidence } from '../contract.ts'
import { formatPeriod, formatWithUnit } from '../domain/figure-text.ts'
import type { ThreadDirection, ThreadKind } from '../domain/thread.ts'
import { restitutionWords } from '../words.ts'
import { levelOf, numberOf, pointOf } from './support-composition.ts'

type Reader = { readonly territoryId: string }

/** Every record that the thread passes through, with what people call it; narrowed by whoever joins it. */
export const THREAD_LABELS = `
  select 'story' as kind, id, evaluation_id, title as label, null::jsonb as facts, deleted_at from story where territory_id = $1
  union all select 'objective', id, evaluation_id, concat_ws(' ', change, nullif(what, '')), null, deleted_at from objective where territory_id = $1
  union all select 'chain-element', id, evaluation_id, statement, null, deleted_at from chain_element where territory_id = $1
  union all select 'chain-link', l.id, l.evaluation_id, a.statement || ' → ' || b.statement, null, l.deleted_at
    from chain_link l join chain_element a on a.id = l.from_id join chain_element b on b.id = l.to_id where l.territory_id = $1
  union all select 'chain-evidence', id, evaluation_id, statement, null, deleted_at from chain_evidence where territory_id = $1
  union all select 'framework-line', id, evaluation_id, name, null, deleted_at from framework_line where territory_id = $1
  union all select 'observation', o.id, o.evaluation_id, l.name, jsonb_build_object('value', o.value::text,
      'unit', coalesce(nullif(o.unit, ''), l.unit), 'from', o.period_from, 'to', o.period_to), o.deleted_at
    from observation o join framework_line l on l.id = o.line_id where o.territory_id = $1
  union all select 'purchase-import', id, evaluation_id, file_name, jsonb_build_object('rows', rows_entered), deleted_at
    from purchase_import where territory_id = $1
  union all select 'purchase', id, evaluation_id, description, jsonb_build_object('price', price::text, 'on', bought_on), deleted_at
    from purchase where territory_id = $1
  union all select 'statement', s.id, p.evaluation_id, coalesce(nullif(s.sentence, ''), l.name, ''), null, s.deleted_at
    from statement s join support p on p.id = s.support_id left join observation o on o.id = s.observation_id
    left join framework_line l on l.id = o.line_id where s.territory_id = $1
  union all select 'support', id, evaluation_id, title, null, deleted_at from support where territory_id = $1
  union all select 'network-source', id, null, title, jsonb_build_object('on', held_on), deleted_at from network_source where territory_id = $1
  -- What people said is read where their consent is known, never here: the day and the subject alone.
  union all select 'interview', i.id, i.evaluation_id, coalesce(g.title, '—'), jsonb_build_object('on', i.takes_place_on), i.deleted_at
    from interview i left join interview_guide g on g.id = i.guide_id where i.territory_id = $1
  union all select 'quote', q.id, q.evaluation_id, coalesce(nullif(q.criterion, ''), l.name, '—'), null, q.deleted_at
    from quote q left join framework_line l on l.id = q.line_id where q.territory_id = $1`

type Facts = Partial<Record<'value' | 'unit' | 'from' | 'to' | 'price' | 'on', string | null>> & {
  rows?: number
}

export type ThreadRow = {
  kind: ThreadKind
  id: string
  label: string
  detail: string
  depth: number
  toReview: boolean
  deleted: boolean
}

export type EdgeRow = { fromKind: ThreadKind; fromId: string; toKind: ThreadKind; toId: string; why: string }

/** Records told at once; behind an import there may be many thousand rows, which are read page by page elsewhere. */
const MOST_RECORDS = 300

/** What a record leans on, or what leans on it, each record once at its shortest depth, with the edges between them. */
export async function findThread(
  tx: Tx,
  reader: Reader,
  start: { kind: ThreadKind; id: string },
  direction: ThreadDirection,
  lang: Lang,
): Promise<{ record: ThreadRow; records: ThreadRow[]; edges: EdgeRow[]; cut: boolean }> {
  const walked = await walkFrom(tx, start, direction)
  const depths = new Map<string, { kind: ThreadKind; id: string; depth: number }>()
  depths.set(keyOf(start.kind, start.id), { ...start, depth: 0 })
  for (const { kind, id, depth } of walked) {
    if (depths.size > MOST_RECORDS) break
    if (!depths.has(keyOf(kind, id))) depths.set(keyOf(kind, id), { kind, id, depth })
  }
  const labelled = await labelRecords(tx, reader, [...depths.values()], lang)
  const record = labelled.find((row) => row.depth === 0)
  if (!record) throw new Problem('record.absent', 'absent', start)
  // A sentence taken out of a support is no part of it any more.
  const records = labelled.filter((row) => row.depth > 0 && !(row.kind === 'statement' && row.deleted))
  const shown = new Set([record, ...records].map((row) => keyOf(row.kind, row.id)))
  const edges = new Map<string, EdgeRow>()
  for (const { fromKind, fromId, toKind, toId, why } of walked) {
    const [from, to] = [keyOf(fromKind, fromId), keyOf(toKind, toId)]
    if (shown.has(from) && shown.has(to)) edges.set(`${from} ${to}`, { fromKind, fromId, toKind, toId, why })
  }
  return { record, records, edges: [...edges.values()], cut: depths.size > MOST_RECORDS }
}

type WalkedRow = EdgeRow & { kind: ThreadKind; id: string; depth: number }

function walkFrom(
  tx: Tx,
  start: { kind: ThreadKind; id: string },
  direction: ThreadDirection,
): Promise<WalkedRow[]> {
  const edge = `from_kind as "fromKind", from_id as "fromId", to_kind as "toKind", to_id as "toId", why`
  // An import leans on nothing but its rows: the first of them, without walking through all (60,000 took a second).
  if (start.kind === 'purchase-import' && direction === 'down')
    return tx.rows<WalkedRow>(
      `select to_kind as kind, to_id as id, 1 as depth, ${edge} from thread_edge where from_kind = $1 and from_id = $2
       limit ${MOST_RECORDS + 1}`,
      [start.kind, start.id],
    )
  return tx.rows<WalkedRow>(
    `select kind, id, depth, ${edge} from walk_thread($1, $2, $3, 12, $4) order by depth limit 5000`,
    [start.kind, start.id, direction, ['purchase-import']],
  )
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`
}

async function labelRecords(
  tx: Tx,
  reader: Reader,
  wanted: readonly { kind: ThreadKind; id: string; depth: number }[],
  lang: Lang,
): Promise<ThreadRow[]> {
  const rows = await tx.rows<Omit<ThreadRow, 'detail'> & { facts: Facts | null }>(
    `select r.kind, r.id, r.label, r.facts, w.depth, r.deleted_at is not null as deleted,
       exists (select 1 from review_mark m where m.territory_id = $1 and m.record_kind = r.kind and m.record_id = r.id
         and m.cleared_at is null) as "toReview"
     from jsonb_to_recordset($2::jsonb) as w (kind text, id uuid, depth int)
     join (${THREAD_LABELS}) r on r.kind = w.kind and r.id = w.id
     where r.id = any ($3::uuid[]) order by w.depth, r.kind, r.label, r.id`,
    // the identifiers a second time: each branch of the labels is then read by its key
    [reader.territoryId, JSON.stringify(wanted), wanted.map(({ id }) => id)],
  )
  return rows.map(({ facts, ...row }) => ({ ...row, detail: facts ? detailOf(facts, lang) : '' }))
}

function detailOf(facts: Facts, lang: Lang): string {
  const parts: string[] = []
  if (facts.value) parts.push(formatWithUnit(Number(facts.value), facts.unit ?? '', lang))
  if (facts.from && facts.to) parts.push(formatPeriod(facts.from, facts.to, lang))
  if (facts.on) parts.push(formatLongDay(facts.on, lang))
  if (facts.price) parts.push(formatWithUnit(Number(facts.price), '€', lang))
  if (facts.rows !== undefined) parts.push(sayIn(restitutionWords, lang)('thread.rows', { n: facts.rows }))
  return parts.join(' · ')
}

type EvidenceRow = Omit<Evidence, 'level' | 'value' | 'baseline' | 'target' | 'computed'> & {
  kind: string
  levels: readonly string[]
  value: string | null
  missing: MissingReason | null
  confidence: Confidence | null
  baseline: string | null
  baselineOn: string | null
  target: string | null
  targetOn: string | null
  computed: Computation | null
}

/** A figure told back: value, formula, inputs with the filter of their rows, or the source of what was typed. */
export async function getEvidence(tx: Tx, reader: Reader, observationId: string): Promise<Evidence> {
  const row = await tx.maybe<EvidenceRow>(
    `select o.id as "observationId", o.evaluation_id as "evaluationId", l.name, l.definition, l.kind, l.levels,
       o.value::text as value, o.missing, coalesce(nullif(o.unit, ''), l.unit) as unit, o.period_from as "periodFrom",
       o.period_to as "periodTo", o.observed_on as "observedOn", o.confidence, o.source, o.computed,
       l.baseline::text as baseline, l.baseline_on as "baselineOn", l.baseline_source as "baselineSource",
       l.target::text as target, l.target_on as "targetOn", l.target_reason as "targetReason",
       o.deleted_at is not null as deleted,
       exists (select 1 from review_mark m where m.territory_id = $1 and m.record_kind = 'observation' and m.record_id = o.id
         and m.cleared_at is null) as "toReview"
     from observation o join framework_line l on l.id = o.line_id where o.territory_id = $1 and o.id = $2`,
    [reader.territoryId, observationId],
  )
  if (!row) throw new Problem('record.absent', 'absent', { kind: 'observation', id: observationId })
  const { kind, levels, baselineOn, targetOn, ...rest } = row
  const value = numberOf(row.value)
  return {
    ...rest,
    value,
    level: value === null ? null : levelOf(kind, levels, value),
    baseline: pointOf(row.baseline, baselineOn),
    target: pointOf(row.target, targetOn),
  }
}
