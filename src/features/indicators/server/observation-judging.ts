import { serveJudging } from '#platform/server/imports/judging-work.ts'
import type { Mending } from '#platform/tables/mending.ts'
import {
  judgeObservations,
  type ObservationsAround,
  type ReadObservation,
} from '../domain/observation-reading.ts'

// Runs as a thread of its own (observation-file.ts).
serveJudging<Mending, ObservationsAround, ReadObservation>((head, mending, around) => ({
  judge: judgeObservations(head, around, mending),
  write: ({ value }) => value,
}))
