import { z } from 'zod'
import { mendingSchema } from './mending-contract.ts'
import type { MendingPreview } from './mending-preview.ts'

const params = z.record(z.string(), z.union([z.string(), z.number()]))

export const tableProblemSchema = z.object({
  code: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  params,
})

const modelColumn = z.object({
  field: z.string(),
  name: z.string(),
  label: z.string().exactOptional(),
  required: z.boolean(),
  choices: z.array(z.string()).exactOptional(),
})

const unknownColumn = z.object({
  index: z.number().int(),
  header: z.string(),
  suggestion: z.string().nullable(),
})

/** `MendingPreview` as a reply, where the server judges the file (see mending-preview.ts). */
export const mendingPreviewSchema = z.object({
  model: z.array(modelColumn),
  headerRow: z.number().int().nullable(),
  headerFound: z.boolean(),
  columns: z.record(z.string(), z.number().int().nullable()),
  missing: z.array(z.string()),
  unknownColumns: z.array(unknownColumn),
  problems: z.array(tableProblemSchema),
  problemCount: z.number().int(),
  doubts: z.array(tableProblemSchema),
  counts: z.object({
    enter: z.number().int(),
    waiting: z.number().int(),
    problem: z.number().int(),
    doubt: z.number().int(),
    excluded: z.number().int(),
  }),
  proposal: mendingSchema,
  understood: z.record(z.string(), z.string()).exactOptional(),
}) satisfies z.ZodType<MendingPreview>
