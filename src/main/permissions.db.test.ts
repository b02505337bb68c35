import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '#kernel/access.ts'
import { type Caller, startTestServer } from '../../tests/support/test-server.ts'
import { contract } from './contract.ts'
import { type ListedRoute, listRoutes } from './contract-routes.ts'

const routes = listRoutes(contract)
/** Ends its own session, so that it comes last: a caller who signed out is nobody. */
const ENDS_SESSION = new Set(['accounts.signOut', 'accounts.changePassword'])

type Server = Awaited<ReturnType<typeof startTestServer>>
type Cast = {
  host: Caller
  stranger: Caller
  otherOwner: Caller
  byRole: Record<Role, Caller>
  territoryId: string
}

let server: Server
let cast: Cast

async function makeCast(): Promise<Cast> {
  const host = await server.claimAsHost()
  const territoryId = await server.makeTerritory(host, 'Pays d’ici')
  const byRole = {} as Record<Role, Caller>
  for (const role of ROLES) byRole[role] = await server.invite(host, territoryId, role)
  // People of another territory: its owner, and a mere reader of it who is a stranger here.
  const elsewhere = await server.makeTerritory(host, 'Pays d’ailleurs')
  const otherOwner = await server.invite(host, elsewhere, 'owner')
  const stranger = await server.invite(host, elsewhere, 'reader')
  return { host, stranger, otherOwner, byRole, territoryId }
}

/** Calls a route with its territory in the path, made-up identifiers elsewhere, and an empty body. */
function knock(caller: Caller, route: ListedRoute) {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'territoryId'
      ? cast.territoryId
      : name === 'token'
        ? 'x'.repeat(43)
        : '00000000-0000-4000-8000-000000000000',
  )
  return caller.call<{ code?: string }>(route.method, path, route.method === 'GET' ? undefined : {})
}

beforeAll(async () => {
  server = await startTestServer()
  cast = await makeCast()
})
afterAll(() => server?.stop())

describe('every route of the contract', () => {
  it('is looked at: there are many, each with its own method and path', () => {
    expect(routes.length).toBeGreaterThan(30)
    const places = routes.map((r) => `${r.method} ${r.path}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it.each(routes)(
    '$name states who may call it, and a territory route has its territory in the path',
    (route) => {
      expect(route.who).toBeDefined()
      expect(route.path.includes('{territoryId}')).toBe(Array.isArray(route.who))
      if (Array.isArray(route.who)) expect(route.who.length).toBeGreaterThan(0)
    },
  )

  it.each(routes.filter((r) => r.who !== 'anyone'))('$name is closed to nobody', async (route) => {
    const reply = await knock(server.nobody, route)
    expect([reply.status, reply.body.code]).toEqual([401, 'accounts.sign-in-first'])
  })

  it.each(routes.filter((r) => r.who === 'anyone'))('$name answers anyone without failing', async (route) => {
    const reply = await knock(server.nobody, route)
    expect(reply.status).toBeLessThan(500)
    expect(reply.body.code).not.toBe('accounts.sign-in-first')
    // A made-up link opens nothing.
    if (route.path.includes('{token}')) expect(reply.status).toBeGreaterThanOrEqual(400)
  })

  it.each(routes.filter((r) => r.who === 'host'))('$name is for the host alone', async (route) => {
    for (const caller of [cast.stranger, cast.byRole.owner]) {
      const reply = await knock(caller, route)
      expect([reply.status, reply.body.code]).toEqual([403, 'accounts.host-only'])
    }
    expect((await knock(cast.host, route)).body.code).not.toBe('accounts.host-only')
  })

  it.each(routes.filter((r) => Array.isArray(r.who)))(
    '$name does not exist for a stranger nor for the owner of another territory',
    async (route) => {
      for (const caller of [cast.stranger, cast.otherOwner]) {
        const reply = await knock(caller, route)
        expect([reply.status, reply.body.code]).toEqual([404, 'territories.absent'])
      }
    },
  )

  it.each(routes.filter((r) => Array.isArray(r.who)))(
    '$name opens to its roles and to no other',
    async (route) => {
      for (const role of ROLES) {
        const reply = await knock(cast.byRole[role], route)
        if ((route.who as readonly Role[]).includes(role)) {
          expect(reply.body.code).not.toBe('accounts.role-too-weak')
          expect(reply.body.code).not.toBe('territories.absent')
          expect(reply.status).toBeLessThan(500)
        } else {
          expect([reply.status, reply.body.code]).toEqual([403, 'accounts.role-too-weak'])
        }
      }
    },
  )

  it.each(routes.filter((r) => r.who === 'signed-in' && !ENDS_SESSION.has(r.name)))(
    '$name opens to whoever is signed in',
    async (route) => {
      const reply = await knock(cast.stranger, route)
      expect(reply.status).not.toBe(401)
      expect(reply.status).toBeLessThan(500)
    },
  )
})

describe('the database says it a second time', () => {
  it('shows the ordinary role nothing of a territory that was not entered', async () => {
    const tables = await server.db.app.query<{ table_name: string }>(
      `select distinct c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and c.column_name = 'territory_id' and t.table_type = 'BASE TABLE'`,
    )
    expect(tables.rows.length).toBeGreaterThan(15)
    for (const { table_name } of tables.rows) {
      const { rows } = await server.db.app.query<{ n: string }>(`select count(*) as n from ${table_name}`)
      expect([table_name, Number(rows[0]?.n)]).toEqual([table_name, 0])
    }
  })

  it('has row-level security and the audit on every table of a territory', async () => {
    const { rows } = await server.db.app.query<{ name: string; rls: boolean; audited: boolean }>(
      `select c.relname as name, c.relrowsecurity as rls,
         exists (select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'audit') as audited
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'territory_id' and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    )
    // The audit is not audited; what a territory is made of is audited by the territory, leaning by the thread. Who has
    // which page open is forgotten after a minute: nobody's coming and going is kept.
    // The bytes of an attachment are told by its own row: a copy of them in the audit would outlive a withdrawn consent.
    // That an act on a chain was done is told by what it changed; where the map of the network lays things is computed.
    const ownWitness = new Set([
      'audit',
      'territory_commune',
      'lean',
      'attachment_content',
      'evidence_content',
      'presence',
      'chain_act',
      'network_layout',
    ])
    for (const table of rows) {
      expect([table.name, table.rls]).toEqual([table.name, true])
      if (!ownWitness.has(table.name)) expect([table.name, table.audited]).toEqual([table.name, true])
    }
  })

  it('sees through no view more than through its tables', async () => {
    const { rows } = await server.db.app.query<{ name: string; options: string[] | null }>(
      `select relname as name, reloptions as options from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const view of rows) expect([view.name, view.options]).toEqual([view.name, ['security_invoker=true']])
    const edges = await server.db.app.query<{ n: string }>('select count(*) as n from thread_edge')
    expect(Number(edges.rows[0]?.n)).toBe(0)
  })

  it('gives the ordinary role no way round', async () => {
    const { rows } = await server.db.app.query<{
      name: string
      super: boolean
      bypass: boolean
      owns: string
    }>(
      `select current_user as name, rolsuper as super, rolbypassrls as bypass,
         (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`,
    )
    expect(rows[0]).toMatchObject({ name: 'tablee_app', super: false, bypass: false })
    expect(Number(rows[0]?.owns)).toBe(0)
    await expect(server.db.app.query('alter table actor disable row level security')).rejects.toThrow()
    const owner = await server.db.app.query<{ member: boolean }>(
      `select pg_has_role('tablee_app', relowner, 'member') as member from pg_class where relname = 'actor'`,
    )
    expect(owner.rows[0]?.member).toBe(false)
  })
})
