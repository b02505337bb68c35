import { describe, expect, it } from 'vitest'
import { EMPTY_STORY, reviewStory, STORY_CARDS } from './story.ts'

const words = (n: number) => Array.from({ length: n }, () => 'mot').join(' ')
const told = (text: string) => Object.fromEntries(STORY_CARDS.map((c) => [c, text])) as typeof EMPTY_STORY

describe('a story in eight cards', () => {
  it('asks for the eight cards', () => {
    const review = reviewStory(EMPTY_STORY)
    expect(review.filled).toBe(0)
    expect(review.findings.map((f) => f.code)).toEqual(Array(8).fill('story.card-empty'))
  })

  it('allows 300 characters a card, counted as readers count', () => {
    const accented = 'e\u0301'.repeat(300)
    expect(reviewStory({ ...told('Ici'), moral: accented }).findings).toEqual([])
    const { cards, findings } = reviewStory({ ...told('Ici'), moral: `${accented}!` })
    expect(cards.at(-1)).toEqual({ card: 'moral', characters: 301, left: -1 })
    expect(findings[0]).toMatchObject({
      code: 'story.card-too-long',
      path: 'cards/moral',
      params: { over: 1 },
    })
  })

  it('reads aloud in two minutes: 300 words, not 301', () => {
    const exact = reviewStory({ ...told(words(40)), moral: words(20) })
    expect([exact.words, exact.seconds, exact.withinTwoMinutes]).toEqual([300, 120, true])
    const over = reviewStory({ ...told(words(40)), moral: words(21) })
    expect(over.withinTwoMinutes).toBe(false)
    expect(over.findings.at(-1)?.code).toBe('story.too-long-aloud')
  })
})
