import { Problem } from '#kernel/problem.ts'

const comes = async (): Promise<never> => {
  throw new Problem('request.no-such-route', 'absent')
}

/** Handlers of the network as a whole: its data, its study, its map, its exports, who should meet. */
export const networkHandlers = {
  get: comes,
  study: comes,
  encounters: comes,
  replace: comes,
  export: comes,
  changeSettings: comes,
  acceptEncounter: comes,
}
