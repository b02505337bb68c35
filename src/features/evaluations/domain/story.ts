import type { Finding } from '#kernel/finding.ts'
import { countCharacters, countWords, secondsAloud } from '#kernel/text-measure.ts'

/** The eight cards of a story (method 2.3), in the order in which it is told. */
export const STORY_CARDS = [
  'character',
  'place_time',
  'situation',
  'trigger',
  'together',
  'allies',
  'arrival',
  'moral',
] as const
export type StoryCard = (typeof STORY_CARDS)[number]

export type Story = Readonly<Record<StoryCard, string>>

export const EMPTY_STORY: Story = {
  character: '',
  place_time: '',
  situation: '',
  trigger: '',
  together: '',
  allies: '',
  arrival: '',
  moral: '',
}

/** Characters a card may hold, as people count them. */
export const CARD_LIMIT = 300
/** The whole story reads aloud in two minutes. */
export const STORY_SECONDS = 120

export const STORY_FINDINGS = ['story.card-empty', 'story.card-too-long', 'story.too-long-aloud'] as const
export type StoryFindingCode = (typeof STORY_FINDINGS)[number]

export type CardMeasure = {
  readonly card: StoryCard
  readonly characters: number
  /** Characters left; negative when the card is too long. */
  readonly left: number
}

export type StoryReview = {
  readonly cards: readonly CardMeasure[]
  readonly filled: number
  readonly words: number
  /** Seconds to read the story aloud at 150 words a minute. */
  readonly seconds: number
  readonly withinTwoMinutes: boolean
  readonly findings: readonly Finding<StoryFindingCode>[]
}

/** Measures a story: length of each card (≤ 300), time aloud (≤ two minutes), cards not yet written. */
export function reviewStory(story: Story): StoryReview {
  const cards = STORY_CARDS.map((card) => {
    const characters = countCharacters(story[card].trim())
    return { card, characters, left: CARD_LIMIT - characters }
  })
  const whole = STORY_CARDS.map((card) => story[card]).join('\n')
  const seconds = secondsAloud(whole)
  const findings: Finding<StoryFindingCode>[] = []
  for (const { card, characters, left } of cards) {
    const path = `cards/${card}`
    if (characters === 0)
      findings.push({ code: 'story.card-empty', severity: 'advice', path, params: { card } })
    if (left < 0) {
      const params = { card, characters, most: CARD_LIMIT, over: -left }
      findings.push({ code: 'story.card-too-long', severity: 'warning', path, params })
    }
  }
  if (seconds > STORY_SECONDS) {
    const params = { seconds: Math.round(seconds), most: STORY_SECONDS, words: countWords(whole) }
    findings.push({ code: 'story.too-long-aloud', severity: 'warning', path: 'cards', params })
  }
  return {
    cards,
    filled: cards.filter((c) => c.characters > 0).length,
    words: countWords(whole),
    seconds,
    withinTwoMinutes: seconds <= STORY_SECONDS,
    findings,
  }
}
