import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import type { Mending } from './mending.ts'

const row = z.number().int().min(1).max(2_000_000)
const column = z.number().int().min(0).max(20_000)
const text = z.string().max(10_000)

/** A mending as it travels to the server beside its file. */
export const mendingSchema = z.object({
  reading: z
    .object({
      sheet: text.optional(),
      encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']).optional(),
      separator: z.enum([',', ';', '\t', '|']).optional(),
      quotes: z.boolean().optional(),
      unwrapLines: z.boolean().optional(),
    })
    .optional(),
  headerRow: row.nullable().optional(),
  columns: z.record(text, column.nullable()).optional(),
  constants: z.record(text, text).optional(),
  droppedColumns: z.array(column).optional(),
  cells: z.record(text, text).optional(),
  excludedRows: z.array(row).optional(),
  acceptedRows: z.array(row).optional(),
  skipEmptyRows: z.boolean().optional(),
})

const params = z.record(z.string(), z.union([z.string(), z.number()]))

export const tableProblemSchema = z.object({
  code: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  params,
})

/** `MendingPreview` as a reply. */
export const mendingPreviewSchema = z.object({
  model: z.array(
    z.object({
      field: z.string(),
      name: z.string(),
      label: z.string().optional(),
      required: z.boolean(),
    }),
  ),
  headerRow: z.number().int().nullable(),
  headerFound: z.boolean(),
  columns: z.record(z.string(), z.number().int().nullable()),
  missing: z.array(z.string()),
  unknownColumns: z.array(
    z.object({ index: z.number().int(), header: z.string(), suggestion: z.string().nullable() }),
  ),
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
})

/**
 * Reads the `mending` field of a form that carries a file; nothing given is no mending.
 * @throws Problem `tables.mending-malformed` (caller)
 */
export function parseMending(json: string | undefined): Mending {
  return parseMendingAs(json, mendingSchema) as Mending
}

/** The same for a feature whose mending says more than the tables' own. */
export function parseMendingAs<T extends z.ZodType>(json: string | undefined, schema: T): z.output<T> {
  try {
    return schema.parse(JSON.parse(json === undefined || json === '' ? '{}' : json))
  } catch {
    throw new Problem('tables.mending-malformed', 'caller')
  }
}
