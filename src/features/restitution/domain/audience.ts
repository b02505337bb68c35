/** To whom a support speaks (method 9): one use, one target. */
export const AUDIENCES = [
  'elected',
  'funders',
  'citizens',
  'economic',
  'technical',
  'team',
  'media',
  'participants',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** What the audience is expected to do with it. */
export const USES = ['decide', 'fund', 'participate', 'buy', 'join', 'understand'] as const
export type Use = (typeof USES)[number]

/** Things that a support must hold, or must avoid; texts are `must.<code>` and `avoid.<code>`. */
export const MUSTS = [
  'question',
  'results-with-light',
  'local-story',
  'costed-decisions',
  'map',
  'objectives-and-results',
  'budget-and-leverage',
  'evidence-and-limits',
  'contribution',
  'funder-mentions',
  'calendar',
  'one-sentence',
  'speaking-figures',
  'portrait',
  'what-you-can-do',
  'next-meeting',
  'reply-to-views',
  'supply-and-demand',
  'price-formation',
  'gaps',
  'logistics-cost',
  'contacts',
  'framework',
  'formulas-and-sources',
  'reliability-and-limits',
  'sensitivity',
  'lessons',
  'deviations',
  'next-actions',
  'links-to-prove',
  'whats-new',
  'where',
  'who-speaks',
  'heard',
  'kept',
  'set-aside-and-why',
] as const
export type Must = (typeof MUSTS)[number]

export const AVOIDS = [
  'jargon',
  'too-many-charts',
  'unproven-promise',
  'acronyms',
  'percent-without-base',
  'individual-data',
  'conclusions-without-method',
  'silence',
] as const
export type Avoid = (typeof AVOIDS)[number]

export type AudienceRules = {
  /** Most words of the main support, `null` where the method gives no limit in words. */
  readonly mostWords: number | null
  /** Most pages, `null` where the method gives none. */
  readonly mostPages: number | null
  /** Figures or results that the audience can carry away. */
  readonly figures: number | null
  /** Minutes aloud or in a meeting, `null` where nothing is said. */
  readonly minutes: number | null
  /** Days after the collection within which it is owed, `null` where nothing is said. */
  readonly withinDays: number | null
  readonly uses: readonly Use[]
  readonly musts: readonly Must[]
  readonly avoids: readonly Avoid[]
}

/** A key message is followed by so many proofs (message builder, method 9). */
export const PROOFS = 3

const NO_LIMITS = {
  mostWords: null,
  mostPages: null,
  figures: null,
  minutes: null,
  withinDays: null,
} as const

/** Format, length and contents for each audience (method 9); a territory may prefer its own. */
export const RULES_OF_AUDIENCE: Readonly<Record<Audience, AudienceRules>> = {
  elected: {
    ...NO_LIMITS,
    mostWords: 450,
    mostPages: 1,
    figures: 3,
    minutes: 5,
    uses: ['decide', 'understand'],
    musts: ['question', 'results-with-light', 'local-story', 'costed-decisions', 'map'],
    avoids: ['jargon', 'too-many-charts'],
  },
  funders: {
    ...NO_LIMITS,
    mostPages: 8,
    uses: ['fund', 'decide'],
    musts: [
      'objectives-and-results',
      'budget-and-leverage',
      'evidence-and-limits',
      'contribution',
      'funder-mentions',
      'calendar',
    ],
    avoids: ['unproven-promise'],
  },
  citizens: {
    ...NO_LIMITS,
    mostPages: 1,
    figures: 3,
    minutes: 1.5,
    uses: ['participate', 'understand', 'buy'],
    musts: [
      'one-sentence',
      'speaking-figures',
      'portrait',
      'what-you-can-do',
      'next-meeting',
      'reply-to-views',
    ],
    avoids: ['acronyms', 'percent-without-base'],
  },
  economic: {
    ...NO_LIMITS,
    mostPages: 2,
    minutes: 45,
    uses: ['buy', 'join', 'decide'],
    musts: ['supply-and-demand', 'price-formation', 'gaps', 'logistics-cost', 'contacts', 'calendar'],
    avoids: ['individual-data'],
  },
  technical: {
    ...NO_LIMITS,
    mostPages: 20,
    uses: ['understand', 'join'],
    musts: ['framework', 'formulas-and-sources', 'reliability-and-limits', 'sensitivity', 'lessons'],
    avoids: ['conclusions-without-method'],
  },
  team: {
    ...NO_LIMITS,
    minutes: 60,
    uses: ['decide', 'understand'],
    musts: ['deviations', 'next-actions', 'links-to-prove'],
    avoids: [],
  },
  media: {
    ...NO_LIMITS,
    mostPages: 1,
    figures: 1,
    uses: ['understand'],
    musts: ['whats-new', 'where', 'who-speaks'],
    avoids: [],
  },
  participants: {
    ...NO_LIMITS,
    withinDays: 30,
    uses: ['understand', 'participate'],
    musts: ['heard', 'kept', 'set-aside-and-why'],
    avoids: ['silence'],
  },
}
