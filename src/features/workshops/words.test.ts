import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { workshopsWords } from './words.ts'

const SERVER = join(import.meta.dirname, 'server')
const ACCESS = join(import.meta.dirname, '..', 'accounts', 'server', 'access.ts')

/** Every code of a refusal that the server's sources can say. */
function saidCodes(): string[] {
  const files = readdirSync(SERVER)
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => join(SERVER, name))
  const all = [...files, ACCESS].flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/'(workshops\.[a-z-]+)'/g),
  ])
  return [...new Set(all.map((match) => match[1] ?? ''))]
}

describe('words of workshops', () => {
  it('say every refusal in both languages, and no refusal that nobody makes', () => {
    const codes = saidCodes()
    expect(codes.length).toBeGreaterThan(15)
    expect(missingWords(workshopsWords, 'problem.', codes)).toEqual([])
    expect(
      Object.keys(workshopsWords.fr)
        .map((key) => key.replace('problem.', ''))
        .sort(),
    ).toEqual(codes.sort())
  })
})
