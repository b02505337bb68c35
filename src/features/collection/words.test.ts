import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { CHANNELS } from './domain/collection.ts'
import { collectionWords } from './words.ts'

/** Every code of a refusal that sources can say, of the server and of the rules it shares. */
function saidCodes(): string[] {
  const sources = ['server', 'domain'].flatMap((room) =>
    readdirSync(join(import.meta.dirname, room))
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(import.meta.dirname, room, name), 'utf8')),
  )
  const codes = sources.flatMap((text) => [...text.matchAll(/'(collection\.[a-z-]+)'/g)])
  // Said by a trigger of the database.
  return [...new Set([...codes.map((match) => match[1] ?? ''), 'collection.correction-fixed'])]
}

describe('words of collections', () => {
  it('say every refusal in both languages, and no refusal that nobody makes', () => {
    const codes = saidCodes()
    expect(codes.length).toBeGreaterThan(15)
    expect(missingWords(collectionWords, 'problem.', codes)).toEqual([])
    const problems = Object.keys(collectionWords.fr).filter((key) => key.startsWith('problem.'))
    expect(problems.map((key) => key.replace('problem.', '')).sort()).toEqual(codes.sort())
  })

  it('name every channel', () => {
    expect(missingWords(collectionWords, 'channel.', CHANNELS)).toEqual([])
  })
})
