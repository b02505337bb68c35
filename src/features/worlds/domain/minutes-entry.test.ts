import { describe, expect, it } from 'vitest'
import { asListed, cutText, linkNames, type TextName, writeMinutes } from './minutes-entry.ts'

const amap: TextName = { kind: 'actor', ref: 'amap', name: 'AMAP', newKind: null }
const club: TextName = { kind: 'actor', ref: 'k1', name: 'Rugby club', newKind: 'other' }
const sport: TextName = { kind: 'world', ref: 'sport', name: 'Sport' }
const market: TextName = { kind: 'action', ref: 'k2', name: 'Marché', newKind: 'event' }

describe('minutes', () => {
  it('are cut where names stand, and put together again are the same text', () => {
    const text = 'L’AMAP et le Rugby club.'
    const parts = cutText(text, [
      { name: club, at: [{ from: 13, to: 23 }] },
      { name: amap, at: [{ from: 2, to: 6 }] },
      { name: sport, at: [{ from: 4, to: 8 }] },
    ])
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts.flatMap((part) => (part.name ? [[part.name.ref, part.text]] : []))).toEqual([
      ['amap', 'AMAP'],
      ['k1', 'Rugby club'],
    ])
  })

  it('make of two names what they can be together, whichever comes first', () => {
    expect(linkNames(amap, club)?.is).toBe('tie')
    expect(linkNames(sport, amap)?.is).toBe('membership')
    expect(linkNames(market, amap)?.is).toBe('participation')
    expect(linkNames(sport, market)?.is).toBe('share')
    expect(linkNames(sport, { ...sport, ref: 'other' })).toBeNull()
    expect(linkNames(amap, amap)).toBeNull()
  })

  it('enter whoever is new with the kind that was said last, once', () => {
    const links = [linkNames(amap, club), linkNames(club, sport), linkNames(club, market)].flatMap((link) =>
      link ? [link] : [],
    )
    const entry = writeMinutes([{ ref: 'k1', name: 'Rugby club', newKind: 'association' }], links)
    expect(entry.actors).toEqual([{ key: 'k1', name: 'Rugby club', kind: 'association' }])
    expect(entry.actions).toEqual([{ key: 'k2', title: 'Marché', kind: 'event' }])
    expect(entry.ties).toEqual([{ from: 'amap', to: 'k1', kind: 'information', strength: 2 }])
    expect(entry.memberships).toEqual([{ actor: 'k1', worldId: 'sport', weight: 2 }])
    expect(entry.participations).toEqual([{ actor: 'k1', action: 'k2', role: 'contributes' }])
  })

  it('say names within sentences, which begin with a capital on a list', () => {
    expect(asListed('épicerie solidaire La Passerelle')).toBe('Épicerie solidaire La Passerelle')
    expect(asListed('')).toBe('')
  })
})
