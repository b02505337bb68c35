import { Problem } from '#kernel/problem.ts'

const comes = async (): Promise<never> => {
  throw new Problem('request.no-such-route', 'absent')
}

/** Handlers of what an actor is told about the network, for the routes of the team. */
export const noticeHandlers = { list: comes, write: comes, tell: comes, erase: comes }

/** Handlers of the actor's own page: whoever has the link, and nobody else. */
export const ownNetworkHandlers = { read: comes, answer: comes, withdraw: comes, erase: comes }
