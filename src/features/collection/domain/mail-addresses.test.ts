import { describe, expect, it } from 'vitest'
import { readAddresses } from './mail-addresses.ts'

describe('pasted addresses', () => {
  it('are read as people write them', () => {
    const { addresses, malformed } = readAddresses([
      'Aline Roux <Aline.Roux@Example.org>',
      'mailto:ferme+avis@sous.domaine.example.fr',
      'accueil@mairie-d-ici.fr;',
      'jo@épicerie.fr',
      '   ',
    ])
    expect(addresses).toEqual([
      'aline.roux@example.org',
      'ferme+avis@sous.domaine.example.fr',
      'accueil@mairie-d-ici.fr',
      'jo@épicerie.fr',
    ])
    expect(malformed).toEqual([])
  })

  it('that are none are said as they were written, repeated ones enter once', () => {
    const read = readAddresses(['a@b', 'sans arobase', 'a b@c.fr', 'x@y.fr', 'X@Y.fr', 'a@b.fr\nbcc:z@z.fr'])
    expect(read.addresses).toEqual(['x@y.fr'])
    expect(read.repeated).toEqual(['x@y.fr'])
    expect(read.malformed).toEqual(['a@b', 'sans arobase', 'a b@c.fr', 'a@b.fr\nbcc:z@z.fr'])
  })
})
