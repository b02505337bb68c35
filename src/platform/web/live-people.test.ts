import { describe, expect, it } from 'vitest'
import { initialsOf, namesAt, othersHere } from './live-people.ts'

const at = (personId: string, name: string, page = '', focus = '', me = false) => ({
  connectionId: `${personId}${page}`,
  personId,
  name,
  page,
  focus,
  me,
})

describe('who is here', () => {
  it('is everybody else, once each, with the pages that are open', () => {
    const people = [
      at('2', 'Zoé', 'recit'),
      at('1', 'Camille Essai', 'recit', '', true),
      at('2', 'Zoé', 'chaine'),
      at('2', 'Zoé', 'recit'),
      at('3', 'Élise Essai'),
    ]
    expect(othersHere(people).map(({ name, pages }) => [name, pages])).toEqual([
      ['Élise Essai', []],
      ['Zoé', ['recit', 'chaine']],
    ])
  })

  it('in a field are the others who write there', () => {
    const people = [
      at('1', 'Moi', 'recit', 'f', true),
      at('2', 'Zoé', 'recit', 'f'),
      at('3', 'Ali', 'recit', 'g'),
    ]
    expect(namesAt(people, 'f')).toEqual(['Zoé'])
  })

  it('is drawn by initials', () => {
    const names = ['Camille Essai', 'Zoé', 'Anne-Marie du Pré', 'élise', '  ', '🥕 Paul']
    expect(names.map(initialsOf)).toEqual(['CE', 'Z', 'AP', 'É', '?', 'P'])
  })
})
