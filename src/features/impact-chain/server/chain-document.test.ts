import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { ChainChange } from '../domain/chain-change.ts'
import { applyChanges } from '../domain/chain-changes.ts'
import { type ChainDocument, choosePaper, makeChainDocument } from './chain-document.ts'

const READER = 'pdftotext'
const poppler = spawnSync(READER, ['-v']).status === 0
// A reader of PDF is not part of the project: without pdftotext what is inside is not looked at, and counted skipped.
if (!poppler) console.warn('SKIPPED: the text of PDFs is not looked at, pdftotext is absent')

const element = (
  id: string,
  type: 'activity' | 'outcome_short' | 'impact',
  statement: string,
): ChainChange => ({
  ...{ do: 'create-element', id, values: { type, statement } },
})
const changes: ChainChange[] = [
  element('a', 'activity', 'Livrer #let x = [cuisines]'),
  element('s', 'outcome_short', 'Cuisiner autrement'),
  element('x', 'impact', 'Mieux manger'),
  { do: 'create-link', id: 'as', values: { fromId: 'a', toId: 's', confidence: 3 } },
  { do: 'create-link', id: 'sx', values: { fromId: 's', toId: 'x', confidence: 2 } },
]
const given: ChainDocument = {
  lang: 'fr',
  territory: 'Figeac',
  evaluation: 'Légumes à l’école',
  isDemonstration: true,
  rival: null,
  chain: applyChanges({ elements: [], links: [] }, changes, '2026-01-01T00:00:00.000Z'),
  evidence: [
    {
      ...{ linkId: 'sx', side: 'against', kind: 'note', statement: 'Pas dans la cuisine centrale' },
      ...{ source: '', strength: 1, downgrades: [], consent: null },
    },
  ],
  explanations: [
    {
      id: 'e',
      elementId: null,
      kind: 'market_price',
      statement: 'Les prix',
      plausibility: null,
      tested: false,
    },
  ],
  on: '2026-11-23',
}
async function bytesOf(document: ChainDocument) {
  const file = makeChainDocument(document)
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}

describe('a chain as a PDF', () => {
  it('is tagged, named after the evaluation, and carries its picture with the same in words', async () => {
    const { name, bytes } = await bytesOf(given)
    expect(name).toBe('chaine-de-valeur-de-l-impact-legumes-a-l-ecole.pdf')
    const raw = bytes.toString('latin1')
    expect(raw.slice(0, 5)).toBe('%PDF-')
    expect(raw).toContain('/Marked true')
    expect(raw).toContain('/Figure')
    if (!poppler) return
    const text = spawnSync(READER, ['-layout', '-', '-'], { input: bytes }).stdout.toString()
    for (const told of [
      'Livrer #let x = [cuisines]',
      'Pas dans la cuisine centrale',
      'Relecture',
      'Les prix',
      'inventés',
    ])
      expect(text).toContain(told)
  })

  it('says that nothing is written yet, and names a rival version and who holds it', async () => {
    const rival = { name: 'Selon les cuisines', heldBy: 'cuisines' }
    const { name, bytes } = await bytesOf({ ...given, rival, chain: { elements: [], links: [] }, lang: 'en' })
    expect(name).toMatch(/^impact-value-chain.*selon-les-cuisines\.pdf$/)
    if (!poppler) return
    const text = spawnSync(READER, ['-', '-'], { input: bytes }).stdout.toString()
    expect(text).toContain('Version: Selon les cuisines, held by cuisines')
    expect(text).toContain('No element is written yet.')
  })

  it('takes A4 while its sentences can be read there, A3 beyond', () => {
    expect(choosePaper({ width: 1500, height: 500 })).toBe('a4')
    expect(choosePaper({ width: 1500, height: 1400 })).toBe('a3')
  })
})
