import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lang } from '#kernel/words.ts'
import { sharedData } from '../../../tests/support/shared-data.ts'
import { addXlsformCommand } from './xlsform-command.ts'

/** Runs `tablee xlsform …` in this process, on real files. */
async function run(args: readonly string[], lang: Lang = 'en') {
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
  const program = new Command().exitOverride()
  addXlsformCommand(program, ports)
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: ports.stderr })
  await program.parseAsync(['xlsform', ...args], { from: 'user' })
  return { stdout, stderr, exit, json: () => JSON.parse(stdout) }
}

const folder = sharedData('xlsform')
const real = (name: string, file = name) => join(folder ?? '', name, `${file}.xlsx`)
let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'xlsform-'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe.skipIf(!folder)('tablee xlsform', () => {
  it('prints a form, writes it, and reads what it wrote as the same form', async () => {
    const first = await run([real('choice_filter_test'), '--json'])
    expect(first.exit).toBe(0)
    const printed = join(place, 'printed.json')
    const bare = join(place, 'bare.json')
    writeFileSync(printed, first.stdout)
    writeFileSync(bare, JSON.stringify(first.json().form))
    for (const [from, out] of [
      [printed, join(place, 'one.xlsx')],
      [bare, join(place, 'two.xlsx')],
    ] as const) {
      expect((await run(['--export', from, '--out', out])).exit).toBe(0)
      expect((await run([out, '--json'])).json().form).toEqual(first.json().form)
    }
  })

  it('refuses with every reason and its cell: exit 1, the document on stdout, one line on stderr', async () => {
    const { exit, json, stderr } = await run([real('loop'), '--json'])
    expect(exit).toBe(1)
    expect(json()).toEqual({
      problems: [
        {
          code: 'xlsform.type-loop',
          sheet: 'survey',
          row: 3,
          column: 'type',
          cell: 'A3',
          value: 'begin loop over toilet_type',
          message: '“loop” is not understood: write one group for each choice, or a “begin_repeat”.',
        },
      ],
    })
    expect(JSON.parse(stderr)).toMatchObject({ code: 'xlsform.refused', problems: 1 })
  })

  it('says it in French for people, each reason beside its cell', async () => {
    const { stdout, exit } = await run([real('xlsform_spec_test')], 'fr')
    expect(exit).toBe(1)
    expect(stdout).toContain('survey A38 · Les vidéos ne sont pas prises')
    expect(stdout.trim().split('\n')).toHaveLength(10)
    expect(stdout).not.toMatch(/xlsform\.|\{\w+\}/)
  })

  it('refuses what is no workbook, what is not there, and what is no form', async () => {
    const text = join(place, 'form.csv')
    writeFileSync(text, 'type,name\ntext,a\n')
    expect((await run([text, '--json'])).json().problems[0]).toMatchObject({ code: 'tables.not-a-table' })
    const broken = join(place, 'broken.xlsx')
    writeFileSync(broken, readFileSync(real('group')).subarray(0, 3000))
    expect((await run([broken, '--json'])).json().problems[0]).toMatchObject({
      code: 'tables.workbook-damaged',
    })
    const absent = await run([join(place, 'absent.xlsx'), '--json'])
    expect(absent.json().problems[0]).toMatchObject({ code: 'xlsform.file-unreadable', value: 'absent.xlsx' })
    const wrong = join(place, 'wrong.json')
    writeFileSync(wrong, '{"format":"tablee-form"}')
    const refused = await run(['--export', wrong, '--out', join(place, 'no.xlsx'), '--json'])
    expect([refused.exit, refused.json().problems[0].code]).toEqual([1, 'xlsform.not-a-form'])
  })

  it('wrong usage ends with 2', async () => {
    expect((await run([])).exit).toBe(2)
    expect((await run([real('group'), '--out', 'x.xlsx'])).exit).toBe(2)
    expect((await run(['--export', 'x.json'])).exit).toBe(2)
  })
})
