/** Whether the reader asked the system for as little movement as can be: the map then jumps instead of flying. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches
