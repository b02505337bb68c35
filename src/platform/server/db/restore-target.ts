import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { listTables } from './backup.ts'

/** A fresh instance has rows of its own here before anybody used it. */
const BORN_WITH_ROWS = new Set(['instance'])

/** @throws Problem `restore.not-empty` with the tables that hold rows */
export async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const tables: string[] = []
  for (const { name } of await listTables(client)) {
    if (BORN_WITH_ROWS.has(name)) continue
    const { rows } = await client.query<{ some: boolean }>(
      `SELECT EXISTS (SELECT FROM ${pg.escapeIdentifier(name)}) AS some`,
    )
    if (rows[0]?.some) tables.push(name)
  }
  if (tables.length > 0) throw new Problem('restore.not-empty', 'conflict', { tables })
}

/** @throws Problem `restore.in-use` when a Tablée that serves is connected to this database */
export async function refuseWhileInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ connections: number }>(
    `SELECT count(*) AS connections FROM pg_stat_activity WHERE datname = current_database()
        AND application_name LIKE 'tablee%' AND application_name <> current_setting('application_name')`,
  )
  const connections = rows[0]?.connections ?? 0
  if (connections > 0) throw new Problem('restore.in-use', 'conflict', { connections })
}

/** Removes everything of ours from the schema; what extensions brought stays. */
export async function clearSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `WITH theirs AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
     SELECT format('DROP %s IF EXISTS %s CASCADE', kind, what) AS sql FROM (
       SELECT CASE WHEN relkind = 'S' THEN 3 WHEN relkind IN ('r', 'p') THEN 2 ELSE 1 END AS step,
              CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                ELSE 'TABLE' END AS kind, oid::regclass::text AS what, 'pg_class'::regclass AS classid, oid
         FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'r', 'p', 'S')
       UNION ALL
       SELECT 4, CASE prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
              oid::regprocedure::text, 'pg_proc'::regclass, oid
         FROM pg_proc WHERE pronamespace = 'public'::regnamespace
       UNION ALL
       SELECT 5, CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, oid::regtype::text, 'pg_type'::regclass, oid
         FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('d', 'e')
     ) AS ours WHERE NOT EXISTS (SELECT FROM theirs t WHERE t.classid = ours.classid AND t.objid = ours.oid)
     ORDER BY step`,
  )
  for (const { sql } of rows) await client.query(sql)
}
