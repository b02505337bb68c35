import { describe, expect, it } from 'vitest'
import { type EvidenceForm, fromEvidenceForm, isAddress, isOldOn } from './evidence-form.ts'

const form: EvidenceForm = {
  statement: '  Douze tonnes livrées ',
  side: 'for',
  kind: 'figure',
  source: '',
  url: '',
  observedOn: '',
  strength: null,
  downgrades: [],
  observationId: 'o1',
  consent: 'yes',
}

describe('evidence as it is typed', () => {
  it('keeps what was not said unknown', () => {
    expect(fromEvidenceForm(form)).toMatchObject({
      statement: 'Douze tonnes livrées',
      observedOn: null,
      strength: null,
    })
  })

  it('keeps the former sentence and the former address while the new ones are not whole', () => {
    const sent = fromEvidenceForm({ ...form, statement: ' ', url: 'exemple.fr' })
    expect(sent).not.toHaveProperty('statement')
    expect(sent).not.toHaveProperty('url')
    expect(fromEvidenceForm({ ...form, url: '' })).toHaveProperty('url', '')
    expect(isAddress('https://exemple.fr/etude.pdf')).toBe(true)
  })

  it('quotes a figure only as a figure, and asks consent only of a quote', () => {
    expect(fromEvidenceForm(form)).toMatchObject({ observationId: 'o1', consent: null })
    expect(fromEvidenceForm({ ...form, kind: 'quote' })).toMatchObject({ observationId: null, consent: true })
    expect(fromEvidenceForm({ ...form, kind: 'quote', consent: 'unasked' }).consent).toBeNull()
  })

  it('is old after two years, to the day', () => {
    expect(isOldOn('2026-03-01', '2024-02-29')).toBe(true)
    expect(isOldOn('2026-03-01', '2024-03-01')).toBe(false)
    expect(isOldOn('2026-03-01', '')).toBe(false)
  })
})
