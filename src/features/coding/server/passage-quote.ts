import type { QuoteEntry } from '#features/interviews/contract.ts'
import type { QuoteSign } from '#features/interviews/domain/quote.ts'
import { findQuotePage, quoteTable } from '#features/interviews/server/quotes-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { insertRecord } from '#platform/server/record-store.ts'
import { getPassage } from './passages-store.ts'
import { getSource, readSourceText } from './sources-store.ts'

type Asked = {
  readonly evaluationId: string
  readonly id: string
  readonly sign: QuoteSign
  readonly lineId: string | null
  readonly linkId: string | null
  readonly criterion: string
  readonly note: string
}

/** What a quote may hold; a longer passage is drawn shorter first. */
const LONGEST = 4_000

/** Makes a quote of a passage. Of an interview it stands under its consent; of another text nobody was asked, so that it stays in the team. */
export async function makePassageQuote(
  tx: Tx,
  access: TerritoryAccess,
  asked: Asked,
  today: Day,
): Promise<QuoteEntry> {
  const { id, evaluationId, ...said } = asked
  const { sourceId, start, end, words, state, deletedAt } = await getPassage(tx, access, { id, evaluationId })
  if (deletedAt !== null || state === 'lost') throw new Problem('coding.passage-lost', 'conflict')
  if (words.length > LONGEST) throw new Problem('coding.quote-too-long', 'caller', { most: LONGEST })
  const source = { id: sourceId, evaluationId }
  await readSourceText(tx, access, source)
  const { interviewId, format, title } = await getSource(tx, access, source)
  const from =
    interviewId === null
      ? { sourceKind: 'other', sourceLabel: title.slice(0, 200) }
      : { sourceKind: format ?? 'interview', interviewId, fromOffset: start, toOffset: end }
  const made = await insertRecord(tx, access, quoteTable, {
    ...said,
    ...from,
    evaluationId,
    sourceId: id,
    text: words,
  })
  const { items } = await findQuotePage(tx, access, { evaluationId, id: String(made.id), limit: 1 }, today)
  if (!items[0]) throw new Problem('record.absent', 'absent', { kind: 'quote', id: made.id })
  return items[0]
}
