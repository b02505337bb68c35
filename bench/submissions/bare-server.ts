import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'
import { createGroupCommit } from '#platform/server/db/group-commit.ts'

/**
 * The floor: the same rows over node:http alone, into a table with the same columns and indexes, without triggers and foreign keys. No
 * rules, no links, no framework. `/one/` is one INSERT a request through a pool of 16; `/group/` the same group commit. Runs in
 * a process of its own; `BARE` says where and what.
 */
type Setting = { database: pg.ClientConfig; fixed: readonly string[] }
type Given = {
  id: string
  key: string
  answers: string
  lang: string
  startedAt: string
  finishedAt: string
  digest: string
}

const { database, fixed } = JSON.parse(process.env.BARE ?? '') as Setting
const pool = new pg.Pool({ ...database, max: 16 })
const COLUMNS =
  'territory_id, evaluation_id, collection_id, version_id, link_id, id, channel, lang, started_at, finished_at, answers, key_hash, digest'

async function insertOne({ id, key, answers, lang, startedAt, finishedAt, digest }: Given): Promise<void> {
  await pool.query({
    name: 'one',
    text: `insert into bare_answer (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, 'link', $7, $8, $9, $10, $11, $12)`,
    values: [...fixed, id, lang, startedAt, finishedAt, answers, key, digest],
  })
}

const group = createGroupCommit<Given, true>({
  write: async (items) => {
    await pool.query({
      name: 'group',
      text: `insert into bare_answer (${COLUMNS}) select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, g.id, 'link', g.lang, g.started, g.finished,
          g.answers::jsonb, g.key, g.digest
        from unnest($6::uuid[], $7::text[], $8::timestamptz[], $9::timestamptz[], string_to_array($10, E'\\n'), $11::text[], $12::text[])
          as g(id, lang, started, finished, answers, key, digest)`,
      values: [
        ...fixed,
        items.map(({ id }) => id),
        items.map(({ lang }) => lang),
        items.map(({ startedAt }) => startedAt),
        items.map(({ finishedAt }) => finishedAt),
        items.map(({ answers }) => answers).join('\n'),
        items.map(({ key }) => key),
        items.map(({ digest }) => digest),
      ],
    })
    return items.map(() => true as const)
  },
  keyOf: ({ id }) => id,
  mostTogether: 256,
  mostWaiting: 4000,
  busyCode: 'bare.busy',
  concernsAll: () => true,
})

const server = createServer((request, reply) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    const url = request.url ?? ''
    const { answers, lang, startedAt, finishedAt } = JSON.parse(Buffer.concat(parts).toString())
    const id = url.slice(url.lastIndexOf('/') + 1)
    const text = JSON.stringify(answers)
    const key = hash('sha256', String(request.headers['x-answer-key']), 'base64url')
    const given = {
      id,
      key,
      answers: text,
      lang,
      startedAt,
      finishedAt,
      digest: hash('sha256', text, 'base64url'),
    }
    try {
      await (url.startsWith('/group/') ? group.add(given) : insertOne(given))
      const body = JSON.stringify({ id, known: false })
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      reply.end(body)
    } catch (error) {
      console.error(error)
      reply.writeHead(500, { 'content-length': 0 })
      reply.end()
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
