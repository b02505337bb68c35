import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { APP_ROLE } from './embedded-postgres.ts'

/** Any number does, as long as every Tablée agrees: roles belong to the whole server, one process makes them at a time. */
const ROLES_LOCK = 460_000_1

/**
 * Makes the ordinary role where it is missing and grants it what the server's requests need: rows of tables, sequences,
 * functions — of everything that exists and, by default privileges, of everything that migrations will make. It owns
 * nothing and cannot bypass row-level security.
 *
 * @param owner a connection of the role that owns the schema
 * @param login undefined: the role is only switched to (SET ROLE); else it may sign in, with this password if one is given
 * @throws Problem `database.role-missing` with the SQL that an administrator has to run
 */
export async function ensureAppRole(owner: pg.Client, login?: { readonly password?: string }): Promise<void> {
  await owner.query('BEGIN')
  try {
    await owner.query('SELECT pg_advisory_xact_lock($1)', [ROLES_LOCK])
    await makeRole(owner, login)
    await refusePowerfulRole(owner, APP_ROLE)
    await grantToRole(owner)
    await owner.query('COMMIT')
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function makeRole(owner: pg.Client, login: { readonly password?: string } | undefined): Promise<void> {
  // Since 16 a membership may lack the right to switch to the role; 15 does not know the difference.
  const privilege = (await serverMajor(owner)) >= 16 ? 'SET' : 'MEMBER'
  const { rows } = await owner.query<{ exists: boolean; member: boolean; me: string }>(
    `SELECT r.oid IS NOT NULL AS exists, COALESCE(pg_has_role(current_user, r.oid, $2), false) AS member,
            current_user AS me
       FROM (SELECT 1) AS always LEFT JOIN pg_roles r ON r.rolname = $1`,
    [APP_ROLE, privilege],
  )
  const state = rows[0]
  const password = login?.password ? ` PASSWORD ${pg.escapeLiteral(login.password)}` : ''
  const attributes = `${login ? `LOGIN${password}` : 'NOLOGIN'} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`
  const wanted: string[] = []
  if (!state?.exists) wanted.push(`CREATE ROLE ${APP_ROLE} ${attributes}`)
  else if (password) wanted.push(`ALTER ROLE ${APP_ROLE} ${attributes}`)
  if (!login && !state?.member) wanted.push(`GRANT ${APP_ROLE} TO ${pg.escapeIdentifier(state?.me ?? '')}`)
  for (const sql of wanted) {
    try {
      await owner.query(sql)
    } catch (error) {
      const details = { role: APP_ROLE, sql: wanted.join('; '), reason: (error as Error).message }
      throw new Problem('database.role-missing', 'server', details)
    }
  }
}

/** @throws Problem `database.app-role-powerful` when the role that serves requests could see past row-level security */
export async function refusePowerfulRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ powers: string[] }>(
    `SELECT array_remove(ARRAY[CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
            CASE WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p') AND n.nspname = 'public') THEN 'owner of tables' END],
            NULL) AS powers
       FROM pg_roles r WHERE rolname = $1`,
    [role],
  )
  const powers = rows[0]?.powers ?? []
  if (powers.length > 0) throw new Problem('database.app-role-powerful', 'server', { role, powers })
}

/** Once per database: a migration may take a right away again (an audit is only added to), which must last. */
async function grantToRole(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ granted: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_default_acl d, aclexplode(d.defaclacl) a
       WHERE d.defaclnamespace = 'public'::regnamespace AND d.defaclrole = (SELECT oid FROM pg_roles
         WHERE rolname = current_user) AND a.grantee = (SELECT oid FROM pg_roles WHERE rolname = $1)) AS granted`,
    [APP_ROLE],
  )
  if (rows[0]?.granted) return
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE};`)
}

export async function serverMajor(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS number`,
  )
  return rows[0]?.number ?? 0
}
