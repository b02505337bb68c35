import { EMPTY_STORY, type Story } from '../domain/story.ts'
import type { EvaluationsSay } from '../words.ts'
import type { StoryRecord } from './evaluations-api.ts'

/** The eight cards of a record; those that nobody wrote are ''. */
export function readStory(record: StoryRecord): Story {
  // JSON holds no undefined: a card is there or is not
  return { ...EMPTY_STORY, ...(record.cards as Partial<Story>) }
}

/** What a story is called: its title, or its place among the others. */
export function storyName(stories: readonly StoryRecord[], story: StoryRecord, say: EvaluationsSay): string {
  return story.title.trim() || say('stories.untitled', { n: stories.indexOf(story) + 1 })
}
