import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'

/** Characters that a card may hold, drafts included. */
export const CARD_MOST = 3000

type Scope = { territoryId: string }

/** The text of one card; its story is held until the end of the transaction, so that nothing written meanwhile is lost. */
export async function holdCard(
  tx: Tx,
  access: Scope,
  of: { evaluationId: string; storyId: string; card: string },
): Promise<string> {
  const story = await tx.maybe<{ text: string | null }>(
    `select cards ->> $4 as text from story
     where territory_id = $1 and evaluation_id = $2 and id = $3 and deleted_at is null for update`,
    [access.territoryId, of.evaluationId, of.storyId, of.card],
  )
  if (!story) throw new Problem('record.absent', 'absent', { kind: 'story', id: of.storyId })
  return story.text ?? ''
}

/** Writes one card and leaves the others. */
export async function writeCard(
  tx: Tx,
  access: Scope,
  storyId: string,
  card: string,
  text: string,
): Promise<void> {
  await tx.query(
    `update story set cards = cards || jsonb_build_object($3::text, $4::text) where territory_id = $1 and id = $2`,
    [access.territoryId, storyId, card, text],
  )
}
