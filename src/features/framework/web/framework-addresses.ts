/** The parts of a framework and where each stands under its evaluation. */
export const PART_PATHS = {
  reading: 'referentiel',
  table: 'referentiel/tableau',
  catalogue: 'referentiel/catalogue',
  own: 'referentiel/les-notres',
  quality: 'referentiel/qualite',
  vote: 'referentiel/vote',
  coverage: 'referentiel/couverture',
} as const
export type FrameworkPart = keyof typeof PART_PATHS
