import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import type { Confidence, MissingReason } from '#features/indicators/domain/observation.ts'
import { computeTrafficLight, type DatedValue } from '#features/indicators/domain/traffic-light.ts'
import { personsPattern } from '#features/stakeholders/domain/person-name.ts'
import { findPersonNames } from '#features/stakeholders/server/persons-store.ts'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Figure, StatementView, SupportView } from '../contract.ts'
import {
  type Claim,
  type EvidenceLevel,
  reviewSupport,
  type SupportReview,
} from '../domain/support-checks.ts'
import { type RestitutionSay, restitutionWords } from '../words.ts'

/** Whoever may read the territory: a member, or the bearer of a link to the support. */
type Reader = { readonly territoryId: string }

type SupportRow = Pick<
  SupportView,
  'id' | 'title' | 'audience' | 'use' | 'lang' | 'keyMessage' | 'callToAction' | 'limits'
> &
  Pick<SupportView, 'territoryName' | 'evaluationTitle' | 'demo'> & {
    evaluationId: string
    updatedOn: string
    storyId: string | null
    storyTitle: string | null
    storyCards: Record<string, string> | null
    storyToReview: boolean
  }

const MARKED = (kind: string, id: string) =>
  `exists (select 1 from review_mark m where m.territory_id = $1 and m.record_kind = '${kind}' and m.record_id = ${id} and m.cleared_at is null)`

const SUPPORT = `
  select s.id, s.evaluation_id as "evaluationId", s.title, s.audience, s.use, s.lang, s.key_message as "keyMessage",
    s.call_to_action as "callToAction", s.limits, t.name as "territoryName", t.demo, e.title as "evaluationTitle",
    st.id as "storyId", st.title as "storyTitle", st.cards as "storyCards", ${MARKED('story', 'st.id')} as "storyToReview",
    to_char(greatest(s.updated_at, (select max(greatest(x.updated_at, o.updated_at)) from statement x
      left join observation o on o.id = x.observation_id where x.support_id = s.id)), 'YYYY-MM-DD') as "updatedOn"
  from support s join territory t on t.id = s.territory_id join evaluation e on e.id = s.evaluation_id
  left join story st on st.id = s.story_id and st.deleted_at is null
  where s.territory_id = $1 and s.id = $2 and s.deleted_at is null and e.deleted_at is null`

type StatementRow = {
  id: string
  sentence: string
  evidence: EvidenceLevel | null
  people: number | null
  toReview: boolean
  observationId: string | null
  deleted: boolean
  name: string
  levels: readonly string[]
  kind: string
  value: string | null
  missing: MissingReason | null
  unit: string
  lineUnit: string
  periodFrom: string
  periodTo: string
  confidence: Confidence | null
  source: string
  computed: boolean
  baseline: string | null
  baselineOn: string | null
  target: string | null
  targetOn: string | null
  series: { date: string; value: number }[] | null
}

const STATEMENTS = `
  select s.id, s.sentence, s.evidence, s.people, s.observation_id as "observationId",
    (${MARKED('statement', 's.id')} or ${MARKED('observation', 'o.id')}) as "toReview",
    coalesce(o.deleted_at is not null or o.evaluation_id <> $3, false) as deleted,
    l.name, l.levels, l.kind, o.value::text as value, o.missing, o.unit, l.unit as "lineUnit",
    o.period_from as "periodFrom", o.period_to as "periodTo", o.confidence, o.source, o.computed is not null as computed,
    l.baseline::text as baseline, l.baseline_on as "baselineOn", l.target::text as target, l.target_on as "targetOn",
    (select jsonb_agg(jsonb_build_object('date', x.period_to, 'value', x.value)) from observation x
      where x.line_id = o.line_id and x.deleted_at is null and x.value is not null and x.period_to <= o.period_to
        and (x.period_to < o.period_to or x.id = o.id)) as series
  from statement s left join observation o on o.id = s.observation_id left join framework_line l on l.id = o.line_id
  where s.territory_id = $1 and s.support_id = $2 and s.deleted_at is null
  order by s.position, s.created_at, s.id`

export type ComposedSupport = {
  readonly evaluationId: string
  readonly view: SupportView
  readonly review: SupportReview
  /** Finds the persons of the stakeholder map in a text; undefined when there are none. */
  readonly persons: RegExp | undefined
}

/** A support with its figures, their lights, its story and its review (method 8.6 and 9), read in two statements. */
export async function composeSupport(tx: Tx, reader: Reader, supportId: string): Promise<ComposedSupport> {
  const support = await tx.maybe<SupportRow>(SUPPORT, [reader.territoryId, supportId])
  if (!support) throw new Problem('record.absent', 'absent', { kind: 'support', id: supportId })
  const rows = await tx.rows<StatementRow>(STATEMENTS, [reader.territoryId, supportId, support.evaluationId])
  const { evaluationId, storyId, storyTitle, storyCards, storyToReview, ...own } = support
  const say = sayIn(restitutionWords, support.lang)
  const view: SupportView = {
    ...own,
    statements: rows.map((row) => presentStatement(row, say)),
    story: storyId
      ? {
          id: storyId,
          title: storyTitle ?? '',
          cards: STORY_CARDS.map((card) => storyCards?.[card]?.trim() ?? '').filter((text) => text !== ''),
          toReview: storyToReview,
        }
      : null,
  }
  const persons = personsPattern(await findPersonNames(tx, reader, evaluationId))
  return { evaluationId, view, review: reviewView(view, rows, persons), persons }
}

/**
 * What a reader with a link may see: a figure that was deleted, or a claim that could not be published as it stands
 * now, is said to be withdrawn and says nothing else.
 */
export function withholdBlocked({ view, review }: ComposedSupport): SupportView {
  const blocked = new Set(review.findings.filter((f) => f.severity === 'blocking').map((f) => f.path))
  return {
    ...view,
    statements: view.statements.map((statement) =>
      statement.withdrawn || blocked.has(`claims/${statement.id}`)
        ? { ...statement, sentence: '', toReview: false, withdrawn: true, figure: null }
        : statement,
    ),
  }
}

function presentStatement(row: StatementRow, say: RestitutionSay): StatementView {
  const { id, sentence, toReview, observationId, deleted } = row
  const figure = observationId === null || deleted ? null : presentFigure(row, observationId, say)
  return { id, sentence, toReview, withdrawn: deleted, figure }
}

function presentFigure(row: StatementRow, observationId: string, say: RestitutionSay): Figure {
  const value = numberOf(row.value)
  const baseline = pointOf(row.baseline, row.baselineOn)
  const target = pointOf(row.target, row.targetOn)
  const light = computeTrafficLight({
    baseline: datedOf(baseline),
    target: datedOf(target),
    observations: value === null ? [] : (row.series ?? []),
    confidence: row.confidence,
  })
  return {
    statementId: row.id,
    observationId,
    name: row.name,
    level: value === null ? null : levelOf(row.kind, row.levels, value),
    value,
    missing: row.missing,
    unit: row.unit || row.lineUnit,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    confidence: row.confidence,
    // Where nobody named a source, a computed figure still says what it adds up.
    source: row.source || (row.computed ? say('view.source-purchases') : ''),
    computed: row.computed,
    baseline,
    target,
    observations: row.series?.length ?? 0,
    light: light.light,
    lightReasons: [...light.reasons],
    hatched: light.hatched,
    progress: light.progress,
    expected: light.expected,
  }
}

/** The words of the level reached, of a qualitative line. */
export function levelOf(kind: string, levels: readonly string[], value: number): string | null {
  return kind === 'qualitative' ? levels[value] || null : null
}

export function pointOf(value: string | null, on: string | null): Figure['target'] {
  return value === null ? null : { value: Number(value), on }
}

export function numberOf(value: string | null): number | null {
  return value === null ? null : Number(value)
}

function datedOf(point: Figure['target']): DatedValue | null {
  return point?.on ? { value: point.value, date: point.on } : null
}

function reviewView(
  view: SupportView,
  rows: readonly StatementRow[],
  persons: RegExp | undefined,
): SupportReview {
  const claims = view.statements.flatMap((statement, at): Claim[] => {
    const row = rows[at]
    // A value that is missing claims nothing: it belongs to what is not known yet.
    if (!row || statement.figure?.value === null) return []
    return [
      {
        id: statement.id,
        sentence: statement.sentence,
        evidence: row.evidence,
        confidence: statement.figure?.confidence ?? null,
        people: row.people,
        isStory: false,
        toReview: statement.toReview,
      },
    ]
  })
  const texts = [
    view.title,
    view.keyMessage,
    ...view.statements.flatMap((s) => [s.figure?.name ?? '', s.sentence]),
    view.story?.title ?? '',
    ...(view.story?.cards ?? []),
    view.callToAction,
    view.limits,
  ]
  const text = texts.join('\n')
  return reviewSupport({
    audience: view.audience,
    use: view.use,
    keyMessage: view.keyMessage,
    claims,
    hasStory: (view.story?.cards.length ?? 0) > 0,
    callToAction: view.callToAction,
    limits: view.limits,
    text,
    persons: persons ? [...new Set(text.match(persons))] : [],
  })
}
