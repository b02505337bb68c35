import { Problem } from '#kernel/problem.ts'

const comes = async (): Promise<never> => {
  throw new Problem('request.no-such-route', 'absent')
}

/** Handlers of what made the network: interviews, minutes, files, answers. */
export const sourceHandlers = {
  list: comes,
  get: comes,
  enter: comes,
  update: comes,
  remove: comes,
  restore: comes,
  findNames: comes,
  starters: comes,
}
