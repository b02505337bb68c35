import { expect, it } from 'vitest'
import { nameMatcher } from './import-matching.ts'

const WORDS = [
  'causse',
  'ségala',
  'célé',
  'tilleuls',
  'pont',
  'moulin',
  'bois',
  'puits',
  'roc',
  'combe',
  'vallée',
  'prés',
]
const nameAt = (i: number) =>
  `Ferme du ${WORDS[i % 12]} ${WORDS[Math.floor(i / 12) % 12]} ${WORDS[Math.floor(i / 144) % 12]} ${i}`

it('thousands of names are recognised or doubted among thousands', () => {
  const known = Array.from({ length: 5000 }, (_, i) => ({ id: `${i}`, name: nameAt(i) }))
  const match = nameMatcher(known)
  for (let i = 0; i < 5000; i += 1) match(`${nameAt(i)} neuve`, null)
  expect(match('FERME du causse causse causse 0', null).match?.id).toBe('0')
  const doubts = match('Ferme du Causse Causse Causse 0 (site)', null).doubts.map(({ id }) => id)
  expect(doubts).toContain('0')
}, 30_000)
