import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { platformWords } from '../words.ts'

/** Every code that the sources of this room can give. */
function codesOf(pattern: RegExp): string[] {
  const sources = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  )
  const text = sources.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n')
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))]
}

describe('the words of the database room', () => {
  test.each(['fr', 'en'] as const)('say every problem and every finding in %s', (lang) => {
    const problems = codesOf(/'((?:database|instance|backup|restore)\.[a-z-]+)'/g).map(
      (code) => `problem.${code}`,
    )
    const findings = codesOf(/\b(?:found|say)\('([a-z-]+)'/g).map((code) => `finding.${code}`)
    const known = Object.keys(platformWords[lang])
    expect(problems.length).toBeGreaterThan(30)
    expect([...problems, ...findings].filter((key) => !known.includes(key))).toEqual([])
  })
})
