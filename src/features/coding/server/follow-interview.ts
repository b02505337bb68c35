import { readInterviewText } from '#features/interviews/server/notes-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Span } from '../domain/passage.ts'
import { passagesAfterEdit } from '../domain/passages-after-edit.ts'
import { digestOf, readSourceText } from './sources-store.ts'

type Placed = Span & { readonly id: string }

/**
 * Takes the text of the interview as it stands now. Passages are laid over it: those whose words changed are to be looked at, those
 * that stand nowhere are kept with their words, as lost. Who had read the old text to its end has not read this one.
 */
export async function followInterview(
  tx: Tx,
  access: TerritoryAccess,
  one: { evaluationId: string; id: string },
) {
  const { territoryId } = access
  const { interviewId, text: before } = await readSourceText(tx, access, one)
  if (interviewId === null) throw new Problem('coding.not-an-interview', 'conflict')
  await tx.query('select 1 from coding_source where territory_id = $1 and id = $2 for update', [
    territoryId,
    one.id,
  ])
  const text = (await readInterviewText(tx, access, interviewId)).text.replaceAll('\0', '\ufffd')
  if (text.trim() === '') throw new Problem('coding.text-empty', 'caller')
  if (text === before) return { kept: 0, changed: 0, lost: 0 }
  const passages = await tx.rows<Placed>(
    `select id, start_at as start, end_at as "end" from coding_passage
     where territory_id = $1 and source_id = $2 and state <> 'lost'`,
    [territoryId, one.id],
  )
  const { kept, changed, lost } = passagesAfterEdit<Placed>(before, text, passages)
  await tx.query(
    'update coding_source set text = $3, length = $4, digest = $5 where territory_id = $1 and id = $2',
    [territoryId, one.id, text, text.length, digestOf(text)],
  )
  const rows = [
    ...kept.map(({ id, start, end }) => ({
      id,
      start,
      end,
      words: text.slice(start, end),
      was: '',
      state: null,
    })),
    ...changed.map(({ passage: { id, start, end }, before: was, after: words }) => ({
      id,
      start,
      end,
      words,
      was,
      state: 'changed',
    })),
    ...lost.map(({ passage: { id, start, end }, before: was }) => ({
      id,
      start,
      end,
      words: was,
      was,
      state: 'lost',
    })),
  ]
  // two places of one coder and code may become one: the second is then lost rather than refused
  await tx.query(
    "update coding_passage set state = 'lost' where territory_id = $1 and source_id = $2 and id = any ($3)",
    [territoryId, one.id, rows.map(({ id }) => id)],
  )
  await tx.query(
    `with placed as (
       select r.*, p.coder_id, p.code_id, p.deleted_at, row_number() over (
         partition by p.coder_id, p.code_id, r.start, r."end", p.deleted_at is null, r.state is not distinct from 'lost' order by p.created_at, p.id) as nth
       from jsonb_to_recordset($3) as r(id uuid, start int, "end" int, words text, was text, state text) join coding_passage p on p.id = r.id)
     update coding_passage p set start_at = r.start, end_at = r."end", words = r.words, words_before = case when r.was = '' then p.words_before else r.was end,
       state = case when r.nth > 1 and r.deleted_at is null then 'lost' else coalesce(r.state, case when p.words_before = '' then 'placed' else 'changed' end) end
     from placed r where p.territory_id = $1 and p.source_id = $2 and p.id = r.id`,
    [territoryId, one.id, JSON.stringify(rows)],
  )
  await tx.query('delete from coding_reading where territory_id = $1 and source_id = $2', [
    territoryId,
    one.id,
  ])
  return { kept: kept.length, changed: changed.length, lost: lost.length }
}
