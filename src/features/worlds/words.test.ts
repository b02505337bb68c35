import { describe, expect, it } from 'vitest'
import { missingWords } from '../../../tests/support/missing-words.ts'
import { LIKENESS_CODES } from './domain/actor-likeness.ts'
import { starterSource, starterWorlds } from './domain/starter-worlds.ts'
import { TIE_CHOICES } from './domain/tie-choice.ts'
import {
  ACTION_KINDS,
  ACTION_ROLES,
  ACTION_STATES,
  ENCOUNTER_FORMS,
  ENCOUNTER_STATES,
  SOURCE_KINDS,
  TIE_KINDS,
  WORLD_LIMITS,
} from './domain/world.ts'
import { ownNetworkWords, worldsWords as words } from './words.ts'

describe('the words of worlds', () => {
  it('say every code in both languages', () => {
    expect([
      ...missingWords(words, 'source.', SOURCE_KINDS),
      ...missingWords(words, 'tie.', TIE_KINDS),
      ...missingWords(words, 'action.', ACTION_KINDS),
      ...missingWords(words, 'action-state.', ACTION_STATES),
      ...missingWords(words, 'role.', ACTION_ROLES),
      ...missingWords(words, 'tie-choice.', TIE_CHOICES),
      ...missingWords(ownNetworkWords, 'tie-choice.', TIE_CHOICES),
      ...missingWords(ownNetworkWords, 'role.', ACTION_ROLES),
      ...missingWords(words, 'encounter-form.', ENCOUNTER_FORMS),
      ...missingWords(words, 'encounter-state.', ENCOUNTER_STATES),
      ...missingWords(words, 'duplicate-why.', LIKENESS_CODES),
    ]).toEqual([])
  })
})

describe('the starter worlds', () => {
  it.each(['fr', 'en'] as const)('are twenty in %s, each with all that helps to begin', (lang) => {
    const worlds = starterWorlds(lang)
    expect(worlds).toHaveLength(20)
    expect(new Set(worlds.map((world) => world.code)).size).toBe(20)
    expect(new Set(worlds.map((world) => world.name.toLowerCase())).size).toBe(20)
    expect(new Set(worlds.map((world) => world.color)).size).toBe(20)
    expect(starterSource(lang)).toContain('Tablée')
    for (const { code, name, theme, actors, actions, sites, conventions } of worlds) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(name.length).toBeLessThanOrEqual(WORLD_LIMITS.name)
      expect(theme).not.toBe('')
      for (const list of [actors, actions, sites, conventions]) expect(list.length).toBeGreaterThan(0)
      expect(conventions.every((question) => question.endsWith('?'))).toBe(true)
    }
  })
})
