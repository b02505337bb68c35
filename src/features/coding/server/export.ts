import { randomUUID } from 'node:crypto'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { packQdpx } from '../domain/qdpx-archive.ts'
import { passagesToRefi } from '../domain/refi-passages.ts'
import { codesToRefi, writeQdc } from '../domain/refi-qda-codebook.ts'
import { guidKey } from '../domain/refi-qda-model.ts'
import { writeProject } from '../domain/refi-qda-project-writing.ts'
import { readStudy } from './study-store.ts'

const ORIGIN = 'Tablée'
type Table = 'code' | 'coding_source' | 'coding_passage' | 'coding_coder'

/** How each record is called outside: as the file that brought it had it, else by its identifier; never two alike. */
async function readGuids(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  table: Table,
): Promise<(id: string) => string> {
  const rows = await tx.rows<{ id: string; guid: string | null }>(
    `select id, guid from ${table} where territory_id = $1 and evaluation_id = $2 order by created_at, id`,
    [access.territoryId, evaluationId],
  )
  const taken = new Set<string>()
  const guids = new Map<string, string>()
  for (const { id, guid } of rows) {
    const free = guid !== null && !taken.has(guidKey(guid)) ? guid : id
    taken.add(guidKey(free))
    guids.set(id, free)
  }
  return (id) => guids.get(id) ?? id
}

/** The codebook, or the project with its texts, as other programs of qualitative analysis open it. */
export async function exportCoding(
  tx: Tx,
  access: TerritoryAccess,
  evaluationId: string,
  format: 'qdc' | 'qdpx',
): Promise<File> {
  const study = await readStudy(tx, access, evaluationId)
  const codeGuid = await readGuids(tx, access, evaluationId, 'code')
  const headings = new Set(
    (
      await tx.rows<{ id: string }>(
        'select id from code where territory_id = $1 and evaluation_id = $2 and not is_codable',
        [access.territoryId, evaluationId],
      )
    ).map(({ id }) => codeGuid(id)),
  )
  const ours = study.codes.map((code) => ({
    ...code,
    id: codeGuid(code.id),
    parentId: code.parentId === null ? null : codeGuid(code.parentId),
  }))
  const codes = codesToRefi(ours).map((code) => ({ ...code, isCodable: !headings.has(code.guid) }))
  const { title } = await tx.one<{ title: string }>(
    'select title from evaluation where territory_id = $1 and id = $2',
    [access.territoryId, evaluationId],
  )
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80) || 'codage'
  if (format === 'qdc') {
    const { text } = writeQdc({ origin: ORIGIN, codes, sets: [] })
    return new File([text], `${name}.qdc`, { type: 'application/xml' })
  }
  const sourceGuid = await readGuids(tx, access, evaluationId, 'coding_source')
  const coderGuid = await readGuids(tx, access, evaluationId, 'coding_coder')
  const passageGuid = await readGuids(tx, access, evaluationId, 'coding_passage')
  const users = await tx.rows<{ id: string; name: string }>(
    `select k.id, coalesce(p.name, k.name) as name from coding_coder k left join person p on p.id = k.person_id
     where k.territory_id = $1 and k.evaluation_id = $2 order by k.created_at, k.id`,
    [access.territoryId, evaluationId],
  )
  const texts = passagesToRefi(
    study.sources.map((source) => ({ ...source, id: sourceGuid(source.id) })),
    study.passages.map((passage) => ({
      ...passage,
      id: passageGuid(passage.id),
      sourceId: sourceGuid(passage.sourceId),
      codeId: codeGuid(passage.codeId),
      coderId: coderGuid(passage.coderId),
    })),
    randomUUID,
  )
  const now = new Date()
  const stamp = now.toISOString()
  const project = writeProject({
    name: title,
    origin: ORIGIN,
    description: null,
    creatingUser: null,
    creationDateTime: stamp,
    modifyingUser: null,
    modifiedDateTime: stamp,
    users: users.map((user) => ({ guid: coderGuid(user.id), name: user.name, id: null })),
    codes,
    sources: texts,
    notes: [],
    sets: [],
    noteGuids: [],
  })
  return new File([new Uint8Array(packQdpx(project, now))], `${name}.qdpx`, { type: 'application/zip' })
}
