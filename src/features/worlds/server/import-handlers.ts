import { Problem } from '#kernel/problem.ts'

const comes = async (): Promise<never> => {
  throw new Problem('request.no-such-route', 'absent')
}

/** Handlers of network files. */
export const importHandlers = { preview: comes, enter: comes }
