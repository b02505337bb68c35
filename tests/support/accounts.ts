import type { BrowserContext } from 'playwright-core'
import type { RunningServer } from './server-process.ts'

/** Whoever sets the instance up. The accounts of tests are nobody's: their names say so. */
export const HOST = {
  name: 'Camille (essai)',
  email: 'camille@example.org',
  password: 'carottes-et-panais',
  lang: 'fr',
} as const

export type Account = { readonly name: string; readonly email: string; readonly password: string }
type Visitor = Pick<BrowserContext, 'request'>
type Server = Pick<RunningServer, 'url' | 'setupLink'>

/** Asks the API beside the pages of a visitor, with her cookies; fails with what the server says when it refuses. */
export async function askApi<T>(
  visitor: Visitor,
  server: Server,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  data?: object,
): Promise<T> {
  const reply = await visitor.request.fetch(`${server.url}/api${path}`, { method, ...(data ? { data } : {}) })
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as T
}

/** Makes the visitor the host of a fresh server, and signs her in. */
export async function claimAsHost(visitor: Visitor, server: Server, account: Account = HOST): Promise<void> {
  const token = server.setupLink?.split('/').at(-1)
  await askApi(visitor, server, 'POST', '/setup', { ...account, lang: 'fr', token })
  await askApi(visitor, server, 'POST', '/session', account)
}

/** A territory of one commune with one evaluation: where the API knows them, and where their pages are. */
export async function makeEvaluation(visitor: Visitor, server: Server, title: string) {
  const selection = { include: [{ kind: 'commune', code: '46102' }], exclude: [] }
  const ask = (path: string, data: object) => askApi<{ id: string }>(visitor, server, 'POST', path, data)
  const territory = await ask('/territories', { name: 'Grand Figeac', note: '', selection })
  const made = await ask(`/territories/${territory.id}/evaluations`, { title })
  return {
    territory: `/territories/${territory.id}`,
    evaluation: `/territories/${territory.id}/evaluations/${made.id}`,
    pages: `${server.url}/territoires/${territory.id}/demarches/${made.id}`,
  }
}

/** The host of a territory invites somebody, who accepts and signs in. */
export async function joinTerritory(
  guest: Visitor,
  account: Account,
  invited: { by: Visitor; server: Server; territory: string; role: 'facilitator' | 'contributor' | 'reader' },
): Promise<void> {
  const { by, server, territory, role } = invited
  const { name, email, password } = account
  const invitation = { email, role, lang: 'fr' }
  const path = `${territory}/invitations`
  const { link } = await askApi<{ link: string }>(by, server, 'POST', path, invitation)
  await askApi(guest, server, 'POST', `/invitations/${link.split('/').at(-1)}`, { name, password })
  await askApi(guest, server, 'POST', '/session', { email, password })
}
