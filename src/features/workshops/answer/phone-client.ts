import { askLightly } from '#platform/web/light-client.ts'

/** Asks the server as `route` says (`PUT /join/…`), with the key of this phone; fails by problems only. */
export const ask = <T>(key: string, route: string, body?: unknown): Promise<T> =>
  askLightly<T>({ 'x-participant-key': key }, route, body)

/** Reads the stream of news until it breaks; `onNews` at each. True when it stood for a moment. */
export async function listen(
  key: string,
  path: string,
  onNews: () => void,
  stop: AbortSignal,
): Promise<boolean> {
  let stood = false
  try {
    const reply = await fetch(`/api${path}`, { headers: { 'x-participant-key': key }, signal: stop })
    const reader = reply.ok ? reply.body?.getReader() : undefined
    const decoder = new TextDecoder()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      stood = true
      if (decoder.decode(part.value, { stream: true }).includes('"look"')) onNews()
    }
  } catch {
    // the page polls meanwhile, and comes back
  }
  return stood
}
