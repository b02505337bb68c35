export type Spread = { median: number; p95: number; min: number; max: number; n: number }

/** Where the values lie, in their own unit. Of two middle values the mean. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  const half = sorted.length / 2
  const median = ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
  return {
    median: round(median),
    p95: round(at(0.95)),
    min: round(at(0)),
    max: round(at(1)),
    n: sorted.length,
  }
}

/** Three significant decimals are all that a laptop repeats. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** How many times `subject` needs what `peer` needs, from their medians. */
export function ratioOf(subject: Spread, peer: Spread): number {
  return round(subject.median / peer.median)
}

export type Load = { perSecond: number; milliseconds: Spread }

/** `concurrency` callers repeat `call` for `seconds`, each as soon as its last one ended. Fails with the first that fails. */
export async function loadOf(
  call: () => Promise<unknown>,
  concurrency: number,
  seconds: number,
): Promise<Load> {
  const took: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  const caller = async () => {
    for (let now = performance.now(); now < end; ) {
      await call()
      const after = performance.now()
      took.push(after - now)
      now = after
    }
  }
  await Promise.all(Array.from({ length: concurrency }, caller))
  return {
    perSecond: Math.round((took.length * 1000) / (performance.now() - began)),
    milliseconds: spreadOf(took),
  }
}

export type Peer = (concurrency: number, seconds: number) => Promise<Load>

/**
 * Runs the peers in turn, round after round, so that a busy moment of the machine falls on all of them; a first
 * round warms up and is not counted. Gives the median rate of each, and its ratio to the last peer (the bare one).
 */
export async function compareLoads(
  peers: Readonly<Record<string, Peer>>,
  { concurrency, seconds = 2, rounds = 3 }: { concurrency: number; seconds?: number; rounds?: number },
) {
  const names = Object.keys(peers)
  const loads = new Map(names.map((name) => [name, [] as Load[]]))
  for (let turn = 0; turn <= rounds; turn++) {
    for (const [name, peer] of Object.entries(peers)) {
      const load = await peer(concurrency, turn === 0 ? 0.5 : seconds)
      if (turn > 0) loads.get(name)?.push(load)
    }
  }
  const measured = [...loads].map(([name, of]) => ({
    name,
    perSecond: spreadOf(of.map((load) => load.perSecond)),
    medianMs: spreadOf(of.map((load) => load.milliseconds.median)).median,
    p95Ms: spreadOf(of.map((load) => load.milliseconds.p95)).median,
  }))
  const bare = measured.at(-1)
  return measured.map((peer) => ({
    ...peer,
    concurrency,
    ...(bare && peer !== bare
      ? { [`rateAgainst ${bare.name}`]: ratioOf(peer.perSecond, bare.perSecond) }
      : {}),
  }))
}
