import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { day } from '#kernel/route.ts'
import { TIE_KINDS } from '../domain/world.ts'

const choice = z.union([z.literal('new'), z.literal('skip'), z.uuid()])
const choicesSchema = z.object({
  /** By the key of the preview. */
  matches: z.record(z.string(), choice).default({}),
  /** By the name that the file gives. */
  worlds: z.record(z.string(), choice).default({}),
  heldOn: day.optional(),
  tieKind: z.enum(TIE_KINDS).optional(),
})
export type ImportChoices = z.output<typeof choicesSchema>

/** What was chosen on screen for a file. @throws Problem `worlds.import-choices-unreadable` (caller) */
export function readImportChoices(text: string | undefined): ImportChoices {
  const refuse = () => new Problem('worlds.import-choices-unreadable', 'caller')
  let document: unknown = {}
  try {
    if (text) document = JSON.parse(text)
  } catch {
    throw refuse()
  }
  const read = choicesSchema.safeParse(document)
  if (!read.success) throw refuse()
  return read.data
}
