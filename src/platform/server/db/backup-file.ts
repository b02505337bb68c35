import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { NotTarError, readTarEntries, type TarEntry } from './tar-entries.ts'

/*
 * A backup is a gzipped tar:
 *   manifest.json               what follows, and the migrations that made its tables
 *   data/<table>/<part>.copy    the rows as PostgreSQL's COPY text, cut anywhere into parts
 *   summary.json                rows and sha256 of each table, and the state of sequences; last, so that a cut file shows
 */
export const BACKUP_FORMAT = 'tablee-backup'
export const BACKUP_VERSION = 1

const manifestShape = z.object({
  format: z.literal(BACKUP_FORMAT),
  formatVersion: z.number().int(),
  programVersion: z.string(),
  databaseVersion: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string(), appliedAt: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
export type BackupManifest = z.infer<typeof manifestShape>

const summaryShape = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
})
export type BackupSummary = z.infer<typeof summaryShape>

export interface Backup {
  readonly manifest: BackupManifest
  readonly summary: BackupSummary
}

export function dataEntryName(table: string, part: number): string {
  return `data/${table}/${String(part).padStart(6, '0')}.copy`
}

export function tableOfEntry(name: string): string | undefined {
  return /^data\/([^/]+)\/\d+\.copy$/.exec(name)?.[1]
}

/**
 * Reads a whole backup and checks every sum, touching nothing.
 *
 * @throws Problem `backup.file-missing`, `backup.foreign`, `backup.damaged`, `backup.newer-format`
 */
export async function examineBackup(file: string): Promise<Backup> {
  let manifest: BackupManifest | undefined
  let summary: BackupSummary | undefined
  const sums = new Map<string, Hash>()
  for await (const entry of readBackupEntries(file)) {
    const table = tableOfEntry(entry.name)
    if (!manifest) manifest = parseManifest(entry, file)
    else if (summary) throw damaged(file, 'something follows the summary')
    else if (entry.name === 'summary.json') summary = parseJson(entry, file, summaryShape)
    else if (!table || !manifest.tables.some((t) => t.name === table))
      throw damaged(file, `unknown ${entry.name}`)
    else sums.set(table, (sums.get(table) ?? createHash('sha256')).update(entry.body))
  }
  if (!manifest) throw foreign(file)
  if (!summary) throw damaged(file, 'it ends too early')
  for (const { name } of manifest.tables) {
    const stated = summary.tables.find((t) => t.name === name)
    const found = (sums.get(name) ?? createHash('sha256')).digest('hex')
    if (stated?.sha256 !== found) throw damaged(file, `the rows of ${name} are not those that were saved`)
  }
  return { manifest, summary }
}

/** The entries of a backup, with every way to be unreadable named. */
export async function* readBackupEntries(file: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  let seen = 0
  try {
    for await (const entry of readTarEntries(source.pipe(gunzip))) {
      seen += 1
      yield entry
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    const { code = '', message } = error as NodeJS.ErrnoException
    if (['ENOENT', 'EACCES', 'EISDIR'].includes(code)) {
      throw new Problem('backup.file-missing', 'caller', { file, reason: message })
    }
    if (!(error instanceof NotTarError) && !code.startsWith('Z_')) throw error
    throw seen === 0 ? foreign(file) : damaged(file, message)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

function parseManifest(entry: TarEntry, file: string): BackupManifest {
  if (entry.name !== 'manifest.json') throw foreign(file)
  let value: { format?: unknown; formatVersion?: unknown }
  try {
    value = JSON.parse(entry.body.toString('utf8'))
  } catch {
    throw foreign(file)
  }
  if (value?.format !== BACKUP_FORMAT) throw foreign(file)
  if (Number(value.formatVersion) > BACKUP_VERSION) {
    const details = { file, formatVersion: value.formatVersion, known: BACKUP_VERSION }
    throw new Problem('backup.newer-format', 'caller', details)
  }
  return parseJson(entry, file, manifestShape)
}

function parseJson<T>(entry: TarEntry, file: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(entry.body.toString('utf8')))
  } catch {
    throw damaged(file, `${entry.name} cannot be read`)
  }
}

function foreign(file: string): Problem {
  return new Problem('backup.foreign', 'caller', { file })
}

function damaged(file: string, reason: string): Problem {
  return new Problem('backup.damaged', 'caller', { file, reason })
}
