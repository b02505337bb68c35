/** Public events alone, or working meetings too. */
export const AGENDA_SCOPES = ['public', 'all'] as const
export type AgendaScope = (typeof AGENDA_SCOPES)[number]
