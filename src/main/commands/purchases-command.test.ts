import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lang } from '#kernel/words.ts'
import { sharedData } from '../../../tests/support/shared-data.ts'
import { langOf } from './command-ports.ts'
import { addPurchasesCommand } from './purchases-command.ts'

/** Runs `tablee purchases …` in this process, on real files. */
async function run(args: readonly string[], lang: Lang = 'fr') {
  let [stdout, stderr, exit] = ['', '', 0]
  const ports = {
    stdout: (text: string) => {
      stdout += text
    },
    stderr: (text: string) => {
      stderr += text
    },
    readFile: (path: string) => readFile(path),
    today: () => '2026-11-23',
    lang,
    setExitCode: (code: number) => {
      exit = code
    },
  }
  const program = new Command()
    .exitOverride()
    .configureOutput({ writeErr: ports.stderr, writeOut: ports.stdout })
  addPurchasesCommand(program, ports)
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: ports.stderr })
  await program.parseAsync(['purchases', ...args], { from: 'user' })
  return { stdout, stderr, exit, json: () => JSON.parse(stdout) }
}

const HEADER = 'siret;description;fournisseur;date;prix_ht;famille_produits;caracteristiques;definition_local'
const row = (price: string, marks = 'BIO') => `21010034300016;Pommes;;2026-05-02;${price};AUTRES;${marks};`

let folder = ''
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'purchases-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('tablee purchases', () => {
  it('prints one JSON document with exact amounts', async () => {
    const { json, stderr, exit } = await run([
      file('a.csv', [HEADER, row('90,11'), row('9,89', '')].join('\n')),
      '--json',
    ])
    expect([exit, stderr]).toEqual([0, ''])
    expect(json()).toMatchObject({
      rows: 2,
      total: '100.00',
      byYear: { 2026: { organic: '90.11', rates: { organic: 0.9011 } } },
    })
  })

  it('adds files up: a file cut in two is the file', async () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      row(
        `${i},${String(i * 7)
          .padStart(2, '0')
          .slice(-2)}`,
        i % 3 ? 'HVE' : 'BIO',
      ),
    )
    const whole = file('whole.csv', [HEADER, ...rows].join('\n'))
    const halves = [rows.slice(0, 13), rows.slice(13)].map((half, i) =>
      file(`half${i}.csv`, [HEADER, ...half].join('\r\n')),
    )
    expect((await run([...halves, '--json'])).json()).toEqual((await run([whole, '--json'])).json())
  })

  it('counts a Windows-1252 file with semicolons, decimal commas and a semicolon between quotation marks', async () => {
    const text = [HEADER, '21010034300016;"Pâté; crème";Été;2026-05-02;1 234,50 €;AUTRES;;'].join('\r\n')
    const { json } = await run([
      file('latin.csv', Buffer.from(text.replace('€', '\u0080'), 'latin1')),
      '--json',
    ])
    expect(json()).toMatchObject({ rows: 1, total: '1234.50' })
  })

  it('counts the UTF-16 that spreadsheets call Unicode text', async () => {
    const text = [HEADER, row('5')].join('\n').replaceAll(';', '\t')
    const { json } = await run([file('unicode.txt', Buffer.from(`\ufeff${text}`, 'utf16le')), '--json'])
    expect(json()).toMatchObject({ rows: 1, total: '5.00' })
  })

  it('counts the first filled sheet of a workbook, with numbers as numbers and dates as dates', async () => {
    const cells = [
      21010034300016,
      'Pommes',
      null,
      new Date(Date.UTC(2026, 4, 2)),
      0.1 + 0.2,
      'AUTRES',
      'BIO',
      null,
    ]
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Lisez-moi', rows: [] },
        { name: 'Achats', rows: [HEADER.split(';'), cells] },
      ],
    })
    expect((await run([file('two.xlsx', bytes), '--json'])).json()).toMatchObject({ rows: 1, total: '0.30' })
  })

  it('refuses all files when one has a problem, and says which', async () => {
    const good = file('good.csv', [HEADER, row('1')].join('\n'))
    const bad = file('bad.csv', [HEADER, row('1'), row('cher')].join('\n'))
    const { json, stderr, exit } = await run([good, bad, '--json'])
    expect(exit).toBe(1)
    expect(json()).toEqual({
      problems: [
        {
          file: 'bad.csv',
          code: 'purchases.price-wrong',
          row: 3,
          column: 'prix_ht',
          value: 'cher',
          message: 'Le prix n’est pas un nombre.',
        },
      ],
    })
    expect(JSON.parse(stderr)).toMatchObject({ code: 'purchases.refused', problems: 1 })
  })

  it.each([
    ['tables.empty', '', 'Ce fichier est vide.'],
    [
      'tables.not-a-table',
      Uint8Array.from({ length: 500 }, (_, i) => (i * 31) % 256),
      'Ce fichier n’est pas un tableau.',
    ],
    ['tables.workbook-damaged', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'Ce classeur est abîmé'],
  ])('refuses by name: %s', async (code, content, message) => {
    const { json, exit } = await run([file(`${code}.dat`, content), '--json'])
    expect(exit).toBe(1)
    expect(json().problems[0]).toMatchObject({ code, row: null, column: null })
    expect(json().problems[0].message).toContain(message)
  })

  it('refuses a file that is not there', async () => {
    const { json, exit } = await run([join(folder, 'nowhere.csv'), '--json'])
    expect([exit, json().problems[0].code, json().problems[0].value]).toEqual([
      1,
      'purchases.file-unreadable',
      'nowhere.csv',
    ])
  })

  it('speaks English when asked, French otherwise', async () => {
    const bad = file('lang.csv', [HEADER, row('cher')].join('\n'))
    expect((await run([bad, '--json', '--lang', 'en'])).json().problems[0].message).toBe(
      'The price is not a number.',
    )
    expect((await run([bad, '--json'], 'en')).json().problems[0].message).toBe('The price is not a number.')
    expect((await run([bad])).stdout).toBe('ligne 2, colonne prix_ht · Le prix n’est pas un nombre. [cher]\n')
    expect([langOf({ LANG: 'en_GB.UTF-8' }), langOf({ LANG: 'C' }), langOf({})]).toEqual(['en', 'fr', 'fr'])
    expect(langOf({ LC_ALL: 'fr_FR', LANG: 'en_GB' })).toBe('fr')
  })

  it('without --json prints a table for people', async () => {
    const { stdout } = await run([file('b.csv', [HEADER, row('1234,50'), row('1234,50', '')].join('\n'))])
    expect(stdout).toContain('2 achats, 2\u202f469,00 € hors taxes')
    expect(stdout).toMatch(/Bio +1\u202f234,50 € +50 %/)
    expect(stdout).toContain('Autres ')
  })

  it('wants at least one file and a language that it speaks', async () => {
    await expect(run([])).rejects.toThrow(CommanderError)
    await expect(run(['x.csv', '--lang', 'de'])).rejects.toThrow(CommanderError)
  })
})

const imports = sharedData('macantine/imports')

describe.skipIf(!imports)('tablee purchases on ma-cantine’s own files', () => {
  const paths = (kind: string) =>
    readdirSync(imports ?? '')
      .filter((name) => name.startsWith(`purchases_${kind}`))
      .map((name) => join(imports ?? '', name))

  it('adds all good files up', async () => {
    const { json, exit } = await run([...paths('good'), '--json'])
    // 5 × 90.11 + 300 + 200 + 1000.22, and 90.11 more in the workbook of 2025
    expect([exit, json().rows, json().total]).toEqual([0, 11, '1950.77'])
  })

  it('refuses every bad one with row, column and reason, and counts nothing', async () => {
    for (const path of paths('bad')) {
      const { json, exit } = await run([path, '--json'])
      expect(exit, path).toBe(1)
      expect(Object.keys(json()), path).toEqual(['problems'])
      for (const problem of json().problems) {
        expect(problem.row, path).toBeGreaterThan(0)
        expect(problem.column, path).not.toBe('')
        expect(problem.message, path).toMatch(/^[A-ZÀ-ÿ«].{10}/)
      }
    }
  })
})
