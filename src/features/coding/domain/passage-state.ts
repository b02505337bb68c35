/** How a passage stands on its text: as drawn, on words that changed, or nowhere. */
export const PASSAGE_STATES = ['placed', 'changed', 'lost'] as const
export type PassageState = (typeof PASSAGE_STATES)[number]
