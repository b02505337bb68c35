import { randomUUID } from 'node:crypto'
import { codeTable } from '#features/coding/server/coding-tables.ts'
import { createSource } from '#features/coding/server/sources-store.ts'
import { guideTable, interviewTable } from '#features/interviews/server/interviews-tables.ts'
import { putNote, writeInterviewText } from '#features/interviews/server/notes-store.ts'
import { quoteTable } from '#features/interviews/server/quotes-store.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Loader } from './demonstration.ts'
import type { DemonstrationInterviews } from './demonstration-files.ts'

/** Loads a guide, an interview that was held under a consent, its quotes, and a codebook to code it with. */
export async function loadInterviews(
  tx: Tx,
  access: TerritoryAccess,
  loader: Loader,
  evaluationId: string,
  file: DemonstrationInterviews,
): Promise<void> {
  const { questions, ...guide } = file.guide
  const items = questions.map(({ text, line, minutes }) => ({
    id: randomUUID(),
    text,
    brings: '',
    minutes,
    lineIds: line ? [loader.at(`line:${line}`)] : [],
  }))
  const guideId = await loader.insert(guideTable, {
    evaluationId,
    format: 'interview',
    lang: 'fr',
    ...guide,
    items,
  })
  const interviewId = await loader.insert(interviewTable, {
    evaluationId,
    format: 'interview',
    state: 'held',
    lang: 'fr',
    guideId,
    ...file.interview,
  })
  for (const [position, [atSeconds, text, isVerbatim]] of file.notes.entries())
    await putNote(tx, access, {
      noteId: randomUUID(),
      evaluationId,
      interviewId,
      text,
      atSeconds,
      isVerbatim,
      itemId: items[Math.min(position, items.length - 1)]?.id ?? null,
      position,
      revision: 1,
    })
  await writeInterviewText(tx, access, { evaluationId, interviewId, version: 0, text: file.text })
  for (const { line, link, ...quote } of file.quotes)
    await loader.insert(quoteTable, {
      evaluationId,
      sourceKind: 'interview',
      interviewId,
      lineId: loader.at(`line:${line}`),
      linkId: loader.at(`link:${link}`),
      ...quote,
    })
  for (const [position, { key, parent, ...code }] of file.codes.entries())
    await loader.insert(
      codeTable,
      { evaluationId, position, parentId: loader.maybeAt(parent && `code:${parent}`), ...code },
      `code:${key}`,
    )
  await createSource(tx, access, evaluationId, { interviewId })
}
