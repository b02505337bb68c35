import { buildForm } from '#features/questionnaires/domain/compiled-form.ts'
import { serveJudging } from '#platform/server/imports/judging-work.ts'
import type { Mending } from '#platform/tables/mending.ts'
import { type AnswersAround, judgeAnswerTable, type ReadAnswer } from '../domain/answer-reading.ts'

// Runs as a thread of its own (answer-imports-store.ts).
serveJudging<Mending, AnswersAround, ReadAnswer>((head, mending, around) => ({
  judge: judgeAnswerTable(head, buildForm(around.form), around, mending),
  write: ({ value }) => value,
}))
