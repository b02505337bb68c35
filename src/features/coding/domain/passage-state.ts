/** How a passage stands on its text: as drawn, on words that changed, or nowhere. */
export const PASSAGE_STATES = ['placed', 'changed', 'lost'] as const
