import type pg from 'pg'
import { LATE_DAYS } from '../domain/collection.ts'

/** An answer that was judged, ready to enter. */
export type ReadyAnswer = {
  readonly id: string
  readonly linkId: string | null
  readonly invitationId: string | null
  readonly versionId: string
  readonly keyHash: string
  readonly digest: string
  /** JSON without a line break, as JSON.stringify writes it. */
  readonly answers: string
  readonly dropped: string
  readonly lang: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly collector: string
  readonly groupId: string | null
  /** Identifiers of files, with commas between them. */
  readonly files: string
}

export type Entry = {
  readonly outcome:
    | 'received'
    | 'known'
    | 'taken'
    | 'gone'
    | 'closed'
    | 'answered'
    | 'version-unknown'
    | 'group-unknown'
    | 'file-missing'
  readonly receivedAt: string
}

type Row = { at: number; outcome: Entry['outcome']; received: Date | null }

const STATEMENT = `select at, outcome, received from receive_answers($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[],
  $7::text, $8::text, $9::text[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::uuid[], $14::text[], $15::interval)`

/**
 * Enters answers in one statement, which is one transaction: when it returns they are on the disk. Documents go as lines of one
 * text: JSON has no line breaks, and the driver need not quote them one by one.
 */
export async function enterAnswers(pool: pg.Pool, items: readonly ReadyAnswer[]): Promise<Entry[]> {
  const { rows } = await pool.query<Row>({
    name: 'receive-answers',
    text: STATEMENT,
    values: [
      items.map(({ id }) => id),
      items.map(({ linkId }) => linkId),
      items.map(({ invitationId }) => invitationId),
      items.map(({ versionId }) => versionId),
      items.map(({ keyHash }) => keyHash),
      items.map(({ digest }) => digest),
      items.map(({ answers }) => answers).join('\n'),
      items.map(({ dropped }) => dropped).join('\n'),
      items.map(({ lang }) => lang),
      items.map(({ startedAt }) => startedAt),
      items.map(({ finishedAt }) => finishedAt),
      items.map(({ collector }) => collector),
      items.map(({ groupId }) => groupId),
      items.map(({ files }) => files),
      `${LATE_DAYS} days`,
    ],
  })
  const entries: Entry[] = new Array(items.length)
  for (const { at, outcome, received } of rows)
    entries[at - 1] = { outcome, receivedAt: received?.toISOString() ?? '' }
  return entries
}
