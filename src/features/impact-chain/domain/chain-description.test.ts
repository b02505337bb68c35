import { describe, expect, it } from 'vitest'
import { LANGS, sayIn } from '#kernel/words.ts'
import { impactChainWords } from '../words.ts'
import { applyChanges } from './chain-changes.ts'
import { type DescribedEvidence, describeChain, formatAsMarkdown, formatAsText } from './chain-description.ts'

const chain = applyChanges(
  { elements: [], links: [] },
  [
    {
      do: 'create-element',
      id: 'a',
      values: { type: 'activity', statement: 'Livrer', who: 'cuisines', details: { status: 'under_way' } },
    },
    {
      do: 'create-element',
      id: 's',
      values: { type: 'outcome_short', statement: 'Plus de travail', sign: '-' },
    },
    { do: 'create-element', id: 'x', values: { type: 'impact', statement: 'Mieux *manger*' } },
    { do: 'create-element', id: 'gone', values: { type: 'need', statement: 'Supprimé' } },
    { do: 'create-link', id: 'as', values: { fromId: 'a', toId: 's', confidence: 3 } },
    { do: 'create-link', id: 'sx', values: { fromId: 's', toId: 'x', confidence: 2, delay: 'one_year' } },
    { do: 'remove-element', id: 'gone', version: 1 },
  ],
  '2026-01-01T00:00:00.000Z',
)
const evidence = (more: Partial<DescribedEvidence>): DescribedEvidence => ({
  ...{ linkId: 'sx', side: 'for', kind: 'note', statement: 'Vu', source: '', strength: null },
  ...{ downgrades: [], consent: null },
  ...more,
})
const said = [
  evidence({ statement: 'Deux le disent', strength: 3, downgrades: ['old'], source: 'Entretiens' }),
  evidence({ side: 'against', statement: 'Pas ici' }),
  evidence({ kind: 'quote', statement: 'Secret de Camille', source: 'Camille' }),
]
const say = sayIn(impactChainWords, 'fr')

describe('a chain in words', () => {
  // the spaces of French signs are no matter here
  const text = formatAsText('Cantines', describeChain(chain, said, say), say).replace(/[\u00a0\u202f]/g, ' ')

  it('says elements, links, what speaks for and against them, the link to prove and the review', () => {
    expect(text).toBe(
      [
        'CANTINES',
        '',
        'ACTIVITÉS',
        '  Livrer (qui : cuisines ; Où en est-on ? : en cours)',
        '    → Plus de travail (renforce, effet moyen, confiance 3/4)',
        '',
        'CHANGEMENTS DIRECTS',
        '  Plus de travail (effet non souhaité)',
        '    → Mieux *manger* (renforce, effet moyen, confiance 2/4, environ un an) [Maillon à prouver en priorité]',
        '        Ce qui va dans ce sens : Deux le disent (2 sur 4, Entretiens)',
        '        Ce qui va dans ce sens : Une parole recueillie, non citée : son accord n’est pas donné (pas encore jugé)',
        '        Ce qui va contre : Pas ici (pas encore jugé)',
        '',
        'IMPACTS',
        '  Mieux *manger*',
        '',
        'SOLIDITÉ',
        '  Mieux *manger* (Solidité du chemin : 38 %)',
        '    Maillon à prouver en priorité : Plus de travail → Mieux *manger*',
        '',
        'RELECTURE',
        '  Mieux *manger*',
        '    Cet impact n’a qu’une cause. Il en faut au moins 2 pour y croire.',
        '',
      ].join('\n'),
    )
  })

  it('quotes nobody who has not agreed, and shows nothing that was deleted', () => {
    expect(text).not.toMatch(/Camille|Supprimé/)
    const agreed = [evidence({ kind: 'quote', statement: 'Je le dis', consent: true })]
    expect(formatAsText('', describeChain(chain, agreed, say), say)).toContain('Je le dis')
  })

  it('is Markdown in which what people wrote is never markup', () => {
    for (const lang of LANGS) {
      const words = sayIn(impactChainWords, lang)
      const markdown = formatAsMarkdown('# Titre', describeChain(chain, said, words), words)
      expect(markdown).toMatch(/^# \\# Titre\n/)
      expect(markdown).toContain('- **Mieux \\*manger\\***')
      expect(markdown).not.toMatch(/[{}]/)
    }
  })
})
