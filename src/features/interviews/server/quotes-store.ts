import { evidenceTable } from '#features/impact-chain/server/evidence-store.ts'
import { CONTRIBUTORS, type TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import { shorten } from '#kernel/text-measure.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import {
  insertRecord,
  presentRow,
  type RecordTable,
  readCursor,
  selectList,
  writeCursor,
} from '#platform/server/record-store.ts'
import type { QuoteEntry } from '../contract.ts'
import type { AgreedUse } from '../domain/interview.ts'
import { computeQuoteUse, isPublishable, type QuoteUse } from '../domain/quote.ts'
import { veilNames } from '../domain/veil.ts'

/** Words, what they speak of, and what was agreed; a feature that draws quotes elsewhere inserts into it. */
export const quoteTable: RecordTable = {
  table: 'quote',
  kind: 'quote',
  fields: [
    'evaluationId',
    'text',
    'sourceKind',
    'interviewId',
    'noteId',
    'sourceId',
    'sourceLabel',
    'fromOffset',
    'toOffset',
    'saidBy',
    'sign',
    'lineId',
    'criterion',
    'elementId',
    'linkId',
    'agreedUse',
    'agreedUntil',
    'note',
  ],
}

type Scope = { readonly territoryId: string }

type QuoteFilter = {
  readonly evaluationId: string
  readonly id?: string | undefined
  readonly sign?: string | undefined
  readonly use?: QuoteUse | undefined
  readonly lineId?: string | undefined
  readonly linkId?: string | undefined
  readonly interviewId?: string | undefined
  readonly q?: string | undefined
}

type Row = Omit<QuoteEntry, 'use' | 'shownAs'> & {
  readonly uses: AgreedUse[] | null
  readonly expiresOn: Day | null
  readonly isGone: boolean
  readonly agreedName: string | null
  readonly describedAs: string | null
  readonly names: string[]
}

const SELECT = `select ${selectList(quoteTable)}, r.evidence_id, i.takes_place_on, n.at_seconds, i.consent_uses as uses,
    i.consent_expires_on as expires_on, (i.deleted_at is not null or i.erased_at is not null) as is_gone,
    i.shown_as as agreed_name, i.described_as, array_remove(array[s.name, a.name], null) as names,
    l.name as line_name, c.statement as element_name, b.statement || ' → ' || d.statement as link_name
  from quote r left join interview i on i.id = r.interview_id left join interview_note n on n.id = r.note_id
    left join stakeholder s on s.id = i.stakeholder_id left join actor a on a.id = i.actor_id
    left join framework_line l on l.id = r.line_id and l.deleted_at is null
    left join chain_element c on c.id = r.element_id and c.deleted_at is null
    left join chain_link k on k.id = r.link_id and k.deleted_at is null
    left join chain_element b on b.id = k.from_id left join chain_element d on d.id = k.to_id`

/** Every quote of an evaluation that the filter keeps, each with how far it may go on that day. */
async function readQuotes(tx: Tx, { territoryId }: Scope, asked: QuoteFilter, today: Day): Promise<Told[]> {
  const { evaluationId, id, sign, lineId, linkId, interviewId, q } = asked
  const rows = await tx.rows<Record<string, unknown>>(
    `${SELECT} where r.territory_id = $1 and r.evaluation_id = $2 and r.purged_at is null
       and ($3::uuid is null and r.deleted_at is null or r.id = $3)
       and ($4::text is null or r.sign = $4) and ($5::uuid is null or r.line_id = $5) and ($6::uuid is null or r.link_id = $6)
       and ($7::uuid is null or r.interview_id = $7) and ($8::text is null or position(lower($8) in lower(r.text)) > 0)
     order by r.created_at, r.id`,
    [territoryId, evaluationId, ...[id, sign, lineId, linkId, interviewId, q].map((value) => value ?? null)],
  )
  const told = rows.map((row) => tell(presentRow(quoteTable, row) as unknown as Row, today))
  return asked.use ? told.filter(({ entry }) => entry.use === asked.use) : told
}

type Told = { readonly entry: QuoteEntry; readonly names: readonly string[] }

function tell(row: Row, today: Day): Told {
  const { uses, expiresOn, isGone, agreedName, describedAs, names, ...kept } = row
  const consent = uses === null ? null : { consentUses: uses, consentExpiresOn: expiresOn, isGone }
  const use = computeQuoteUse(consent, kept, today)
  const agreed = agreedName || kept.saidBy || describedAs || ''
  const shownAs = use === 'named' ? agreed || names[0] || '' : veilNames(agreed, names)
  return { entry: { ...kept, use, shownAs }, names }
}

/** What leaves the team: the words, and nothing by which an anonymous speaker would be known. */
function veil({ entry, names }: Told): QuoteEntry {
  const text = entry.use === 'named' ? entry.text : veilNames(entry.text, names)
  const silent = {
    interviewId: null,
    noteId: null,
    sourceId: null,
    sourceLabel: '',
    note: '',
    atSeconds: null,
  }
  return { ...entry, ...silent, text, saidBy: entry.shownAs }
}

/** Quotes with what they speak of. Outside the team only those that may be published, as they may be published. */
export async function findQuotePage(
  tx: Tx,
  access: TerritoryAccess,
  asked: QuoteFilter & { limit: number; cursor?: string | undefined },
  today: Day,
): Promise<Page<QuoteEntry>> {
  const isTeam = CONTRIBUTORS.includes(access.role)
  const told = await readQuotes(tx, access, asked, today)
  const seen = isTeam
    ? told.map(({ entry }) => entry)
    : told.filter(({ entry }) => isPublishable(entry.use)).map(veil)
  const offset = readCursor(asked.cursor)
  const end = offset + asked.limit
  return {
    items: seen.slice(offset, end),
    next: end < seen.length ? writeCursor(end) : null,
    total: seen.length,
  }
}

/**
 * The quotes of an evaluation that may be published on that day, as they may be: for supports and whatever else leaves
 * the team. What has no consent for publication is never among them.
 */
export async function findPublishableQuotes(
  tx: Tx,
  scope: Scope,
  evaluationId: string,
  today: Day,
): Promise<readonly QuoteEntry[]> {
  const told = await readQuotes(tx, scope, { evaluationId }, today)
  return told.filter(({ entry }) => isPublishable(entry.use)).map(veil)
}

/** @throws Problem `record.absent` */
async function getQuote(
  tx: Tx,
  access: TerritoryAccess,
  asked: { evaluationId: string; id: string },
  today: Day,
): Promise<Told> {
  const [told] = await readQuotes(tx, access, asked, today)
  if (!told || told.entry.deletedAt !== null)
    throw new Problem('record.absent', 'absent', { kind: 'quote', id: asked.id })
  return told
}

/** Repeats a quote as evidence of its link, once; it goes with the consent. */
export async function makeQuoteEvidence(
  tx: Tx,
  access: TerritoryAccess,
  asked: { evaluationId: string; id: string },
  today: Day,
): Promise<QuoteEntry> {
  const told = await getQuote(tx, access, asked, today)
  const { linkId, linkName, use, evidenceId, sign, takesPlaceOn } = told.entry
  if (linkId === null || linkName === null) throw new Problem('interviews.quote-without-link', 'conflict')
  if (!isPublishable(use)) throw new Problem('interviews.quote-not-publishable', 'conflict')
  if (evidenceId !== null) return told.entry
  const { text, shownAs } = veil(told)
  const evidence = await insertRecord(tx, access, evidenceTable, {
    evaluationId: asked.evaluationId,
    linkId,
    side: sign === 'negative' ? 'against' : 'for',
    kind: 'quote',
    statement: shorten(text, 1000),
    source: shownAs,
    observedOn: takesPlaceOn,
    consent: true,
  })
  await tx.query('update quote set evidence_id = $3 where territory_id = $1 and id = $2', [
    access.territoryId,
    asked.id,
    evidence.id,
  ])
  return (await getQuote(tx, access, asked, today)).entry
}
