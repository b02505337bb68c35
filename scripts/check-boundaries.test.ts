import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkBoundaries } from './check-boundaries.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tablee-boundaries-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function plant(path: string, text: string) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** What the check says of a tree that holds this one file. */
async function verdictOn(path: string, text: string): Promise<string[]> {
  plant(path, text)
  const { looked, violations } = await checkBoundaries(root)
  expect(looked).toBe(1)
  return violations.map((violation) => violation.why)
}

const importing = (specifier: string) => `import { x } from '${specifier}'\nexport const y = x\n`

describe('an import that the table refuses', () => {
  const planted: [path: string, specifier: string, why: RegExp][] = [
    ['src/kernel/day.ts', '#features/actors/contract.ts', /kernel may not know any feature/],
    ['src/kernel/day.ts', '#platform/tables/table.ts', /kernel may not import tables/],
    ['src/kernel/day.ts', 'node:fs', /kernel may not use Node/],
    ['src/kernel/day.ts', 'lodash', /pure packages only/],
    ['src/features/actors/domain/siret.ts', 'node:crypto', /domain may not use Node/],
    ['src/features/actors/domain/siret.ts', 'fs', /domain may not use Node/],
    ['src/features/actors/domain/siret.ts', 'kysely', /pure packages only/],
    ['src/features/actors/domain/siret.ts', '../server/actor-store.ts', /domain may not import server/],
    ['src/features/actors/domain/siret.ts', '../contract.ts', /domain may not import contract/],
    ['src/features/actors/domain/siret.ts', '../words.ts', /domain may not import words/],
    ['src/features/actors/domain/siret.ts', '../../../../locales/fr/actors.json', /bound once, in words.ts/],
    [
      'src/features/actors/domain/siret.ts',
      '#platform/server/mail.ts',
      /domain may not import platform-server/,
    ],
    ['src/features/actors/domain/siret.ts', '#features/evaluations/domain/story.ts', /does not come before/],
    ['src/features/actors/contract.ts', './server/actor-store.ts', /contract may not import server/],
    ['src/features/actors/words.ts', '#platform/web/page.tsx', /words may not import platform-web/],
    ['src/features/stakeholders/contract.ts', '#features/impact-chain/contract.ts', /does not come before/],
    ['src/features/impact-chain/contract.ts', '#features/stakeholders/contract.ts', /does not come before/],
    ['src/features/actors/server/actor-routes.ts', '../web/actors-page.tsx', /server may not import web/],
    ['src/features/workshops/answer/home.tsx', 'react', /Preact only/],
    ['src/features/workshops/answer/home.tsx', 'zod', /Preact only/],
    ['src/features/workshops/answer/home.tsx', '../words.ts', /answer may not import words/],
    ['src/features/workshops/answer/home.tsx', '../web/wall.tsx', /answer may not import web/],
    ['src/features/workshops/answer/home.tsx', '#platform/web/page.tsx', /may not import platform-web/],
    ['src/features/workshops/web/wall.tsx', 'preact/hooks', /for participants’ pages/],
    ['src/features/workshops/web/wall.tsx', '../answer/home.tsx', /web may not import answer/],
    ['src/main/answer.tsx', '#platform/web/page.tsx', /nothing else/],
    ['src/features/actors/server/actor-routes.ts', '#platform/web/page.tsx', /may not import platform-web/],
    ['src/features/actors/server/actor-routes.ts', 'react', /browser's package/],
    [
      'src/features/actors/server/actor-routes.ts',
      '#features/territories/server/territory-routes.ts',
      /only access.ts, /,
    ],
    [
      'src/features/actors/server/actor-routes.ts',
      '#features/restitution/server/page-store.ts',
      /does not come before/,
    ],
    ['src/features/actors/server/actor-routes.ts', '../../territories/contract.ts', /starts with #/],
    ['src/features/actors/server/actor-routes.ts', '#main/app.ts', /only src\/main knows src\/main/],
    ['src/features/actors/web/actors-page.tsx', '../server/actor-store.ts', /web may not import server/],
    [
      'src/features/actors/web/actors-page.tsx',
      '#platform/server/mail.ts',
      /web may not import platform-server/,
    ],
    ['src/features/actors/web/actors-page.tsx', 'node:path', /web may not use Node/],
    ['src/features/actors/web/actors-page.tsx', 'pg', /server's package/],
    [
      'src/features/actors/web/actors-page.tsx',
      '#features/territories/server/access.ts',
      /web may not import server/,
    ],
    ['src/features/actors/web/actors-page.tsx', './actor.test.ts', /only tests may import tests/],
    ['src/platform/server/mail.ts', '#features/accounts/contract.ts', /may not know any feature/],
    ['src/platform/server/mail.ts', '#platform/web/page.tsx', /may not import platform-web/],
    ['src/platform/web/page.tsx', '#features/accounts/contract.ts', /may not know any feature/],
    ['src/platform/web/page.tsx', '../server/mail.ts', /may not import platform-server/],
    ['src/platform/tables/table.ts', 'node:fs', /tables may not use Node/],
    ['src/platform/tables/table.ts', '../server/mail.ts', /tables may not import platform-server/],
    ['src/main/web/pages.tsx', '../server.ts', /what the browser loads may not import/],
    ['src/main/web.tsx', '#features/actors/server/actor-store.ts', /what the browser loads may not import/],
    ['src/main/contract.ts', '#features/actors/server/actor-routes.ts', /made of contracts only/],
  ]
  it.each(planted)('%s → %s', async (path, specifier, why) => {
    const verdict = await verdictOn(path, importing(specifier))
    expect(verdict).toHaveLength(1)
    expect(verdict[0]).toMatch(why)
  })

  it.each([
    ['a type', "import type { X } from '../server/actor-store.ts'\nexport type Y = X\n"],
    ['an effect', "import '../server/actor-store.ts'\n"],
    ['a re-export', "export { x } from '../server/actor-store.ts'\n"],
    ['everything re-exported', "export * from '../server/actor-store.ts'\n"],
    ['a late import', "export const late = () => import('../server/actor-store.ts')\n"],
    ['a type spelled in place', "export type Y = import('../server/actor-store.ts').X\n"],
  ])('is seen whatever its form: %s', async (_, text) => {
    expect(await verdictOn('src/features/actors/domain/siret.ts', text)).toEqual([
      expect.stringMatching(/domain may not import server/),
    ])
  })
})

describe('an import that the table allows', () => {
  const allowed: [path: string, specifier: string][] = [
    ['src/kernel/route.ts', 'zod'],
    ['src/features/actors/domain/siret.ts', '#kernel/problem.ts'],
    ['src/features/actors/domain/siret.ts', '#platform/tables/table.ts'],
    ['src/features/actors/domain/siret.ts', '#features/territories/domain/commune.ts'],
    ['src/features/actors/contract.ts', '#platform/tables/table.ts'],
    ['src/features/actors/words.ts', '../../../locales/fr/actors.json'],
    ['src/features/actors/server/actor-routes.ts', '#features/territories/server/territory-store.ts'],
    ['src/features/actors/server/actor-routes.ts', '#features/territories/server/communes-source.ts'],
    ['src/features/actors/server/actor-routes.ts', '#features/accounts/server/access.ts'],
    ['src/features/actors/server/actor-routes.ts', '#features/accounts/words.ts'],
    ['src/features/actors/server/actor-routes.ts', 'node:crypto'],
    ['src/features/actors/web/actors-page.tsx', '#features/territories/web/commune-picker.tsx'],
    ['src/features/actors/web/actors-page.tsx', 'react'],
    ['src/features/framework/web/framework-page.tsx', '#features/stakeholders/contract.ts'],
    ['src/platform/tables/table.ts', 'papaparse'],
    ['src/main/app.ts', '#features/actors/server/actor-routes.ts'],
    ['src/main/web.tsx', 'virtual:contract'],
  ]
  it.each(allowed)('%s → %s', async (path, specifier) => {
    expect(await verdictOn(path, importing(specifier))).toEqual([])
  })
})

describe('time, chance and identifiers', () => {
  const asked = [
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'globalThis.crypto.randomUUID()',
  ]
  it.each(asked)('%s is refused in a domain and in the kernel', async (call) => {
    plant('src/kernel/day.ts', `export const at = () => ${call}\n`)
    plant('src/features/actors/domain/siret.ts', `export const at = () => ${call}\n`)
    const { violations } = await checkBoundaries(root)
    expect(violations.map((violation) => violation.path)).toEqual([
      'src/features/actors/domain/siret.ts',
      'src/kernel/day.ts',
    ])
  })

  it('a date read from an argument, a comment and a text are none of its business', async () => {
    const text = "// Date.now()\nexport const at = (text: string) => [new Date(text), 'Math.random()']\n"
    expect(await verdictOn('src/kernel/day.ts', text)).toEqual([])
  })

  it('a server may look at the clock', async () => {
    expect(await verdictOn('src/platform/server/mail.ts', 'export const at = () => Date.now()\n')).toEqual([])
  })
})

describe('who tells the database who is asking', () => {
  const claim = "export const sql = `select set_config('tablee.territory', $1, true)`\n"
  it('access and the platform do', async () => {
    plant('src/features/evaluations/server/access.ts', claim)
    plant('src/platform/server/db/transaction.ts', claim)
    expect((await checkBoundaries(root)).violations).toEqual([])
  })
  it('a store does not', async () => {
    expect(await verdictOn('src/features/evaluations/server/story-store.ts', claim)).toEqual([
      expect.stringMatching(/who is asking/),
    ])
  })
})

describe('the house itself', () => {
  it('refuses a feature that has no place in the order', async () => {
    expect(await verdictOn('src/features/weather/contract.ts', 'export const x = 1\n')).toEqual([
      expect.stringMatching(/no place in FEATURE_ORDER/),
    ])
  })
  it('refuses a file in no declared room, and one without a name', async () => {
    expect(await verdictOn('src/features/actors/helpers.ts', 'export const x = 1\n')).toEqual([
      expect.stringMatching(/named after what it holds/),
      expect.stringMatching(/no room/),
    ])
  })
  it('leaves tests free', async () => {
    plant('src/features/actors/domain/siret.test.ts', importing('node:fs'))
    plant('src/kernel/day.ts', 'export const x = 1\n')
    expect(await checkBoundaries(root)).toEqual({ looked: 1, violations: [] })
  })
  it('fails when it has looked at nothing', () => {
    const check = () =>
      execFileSync(process.execPath, ['scripts/check-boundaries.mjs', root], { stdio: 'pipe' })
    expect(check).toThrow(/nothing was checked/)
  })
  it('fails on a planted violation and names the place', () => {
    plant('src/kernel/day.ts', "// why\nimport { x } from 'node:fs'\nexport const y = x\n")
    const check = () =>
      execFileSync(process.execPath, ['scripts/check-boundaries.mjs', root], { stdio: 'pipe' })
    expect(check).toThrow(/src\/kernel\/day\.ts:2 node:fs: kernel may not use Node/)
  })
})
