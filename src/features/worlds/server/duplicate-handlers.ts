import { Problem } from '#kernel/problem.ts'

const comes = async (): Promise<never> => {
  throw new Problem('request.no-such-route', 'absent')
}

/** Handlers of entries of the list that may be one actor. */
export const duplicateHandlers = { list: comes, merge: comes, undo: comes, merges: comes }
