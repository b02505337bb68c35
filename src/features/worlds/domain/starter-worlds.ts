import type { Lang } from '#kernel/words.ts'
import catalogue from '../../../../catalogue/social-worlds.json' with { type: 'json' }

/** A world of the catalogue in one language; `conventions` are questions to ask there, not statements. */
export type StarterWorld = {
  readonly code: string
  readonly color: number
  readonly name: string
  readonly theme: string
  readonly actors: readonly string[]
  readonly actions: readonly string[]
  readonly sites: readonly string[]
  readonly conventions: readonly string[]
}

/** The twenty worlds to start from (method 5.2), in the order of the catalogue. */
export function starterWorlds(lang: Lang): readonly StarterWorld[] {
  return catalogue.worlds.map((world) => ({ code: world.code, color: world.color, ...world[lang] }))
}

/** Where the list comes from, in words. */
export function starterSource(lang: Lang): string {
  return catalogue.source[lang]
}
