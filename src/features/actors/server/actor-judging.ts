import { Problem } from '#kernel/problem.ts'
import { serveJudging } from '#platform/server/imports/judging-work.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { Actor } from '../domain/actor.ts'
import { judgeActors } from '../domain/actor-reading.ts'
import type { ActorsAround } from './actor-file.ts'
import { loadPlaceIndex } from './place-index-source.ts'

/** The largest directories of organisations; beyond this it is another kind of file. */
const MAX_ROWS = 120_000

// Runs as a thread of its own (actor-file.ts).
serveJudging<Mending, ActorsAround, Actor>(async (head, mending, { communes, known }, rows) => {
  if (rows > MAX_ROWS) throw new Problem('actors.file-long', 'too-large', { rows, most: MAX_ROWS })
  const around = { places: await loadPlaceIndex(), communes: new Set(communes), known }
  return { judge: judgeActors(head, around, mending), write: ({ value }) => value }
})
