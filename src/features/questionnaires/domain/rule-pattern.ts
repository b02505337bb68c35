/**
 * `regex(text, pattern)`. Patterns are matched by following all ways through them at once (K. Thompson, "Regular
 * expression search algorithm", 1968), so that the time is at most text × pattern: no pattern can hang a phone or a
 * server. As in JavaRosa the whole text must match. Single signs (`[a-z]`, `\d`, `.`) are tested by the language.
 */
export const PATTERN_LIMITS = { pattern: 300, steps: 1_000, text: 1_000 } as const

export const PATTERN_ERRORS = ['pattern-too-long', 'pattern-too-large', 'pattern-refused'] as const
export type PatternErrorCode = (typeof PATTERN_ERRORS)[number]

type Step =
  | { readonly kind: 'sign'; readonly fits: (sign: string) => boolean }
  | { readonly kind: 'fork'; readonly to: number; readonly or: number }
  | { readonly kind: 'start' | 'end' | 'done' }

export type Pattern = readonly Step[]

/** A part that is not yet placed: the steps it takes when it starts at `from`. */
type Part = (from: number) => Step[]

/** Reads a pattern, or says why not and where. */
export function readPattern(
  source: string,
): Pattern | { readonly code: PatternErrorCode; readonly at: number } {
  let at = 0
  let depth = 0
  let failure: { code: PatternErrorCode; at: number } | undefined
  const refuse = (code: PatternErrorCode = 'pattern-refused'): never => {
    failure = { code, at }
    throw failure
  }
  const sized = (steps: Step[]) => (steps.length > PATTERN_LIMITS.steps ? refuse('pattern-too-large') : steps)

  function alternatives(): Part {
    depth += 1
    if (depth > 20) refuse('pattern-too-large')
    let left = sequence()
    while (source[at] === '|') {
      at += 1
      const [one, other] = [left, sequence()]
      left = (from) => {
        const first = one(from + 1)
        const second = other(from + 2 + first.length)
        const end = from + 2 + first.length + second.length
        return sized([fork(from + 1, from + 2 + first.length), ...first, fork(end, end), ...second])
      }
    }
    depth -= 1
    return left
  }

  function sequence(): Part {
    const parts: Part[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(quantified())
    return (from) => {
      const steps: Step[] = []
      for (const part of parts) {
        for (const step of part(from + steps.length)) steps.push(step)
        sized(steps)
      }
      return steps
    }
  }

  function quantified(): Part {
    const part = atom()
    const found = /^(?:[*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/.exec(source.slice(at))
    if (!found) return part
    at += found[0].length
    const sign = found[0][0]
    if (/^[*+?{]/.test(source.slice(at))) refuse()
    const least = sign === '{' ? Number(found[1]) : sign === '+' ? 1 : 0
    const most =
      sign === '?'
        ? 1
        : sign !== '{' || (found[2] && !found[3])
          ? Number.POSITIVE_INFINITY
          : Number(found[3] ?? least)
    if (most < least) refuse()
    return (from) => repeated(part, least, most, from)
  }

  function repeated(part: Part, least: number, most: number, from: number): Step[] {
    const steps: Step[] = []
    const add = (more: readonly Step[]) => {
      for (const step of more) steps.push(step)
      sized(steps)
    }
    for (let n = 0; n < least; n += 1) add(part(from + steps.length))
    if (most === Number.POSITIVE_INFINITY) {
      const start = from + steps.length
      const body = part(start + 1)
      add([fork(start + 1, start + body.length + 2), ...body, fork(start, start)])
    } else {
      for (let n = least; n < most; n += 1) {
        const start = from + steps.length
        const body = part(start + 1)
        add([fork(start + 1, start + 1 + body.length), ...body])
      }
    }
    return steps
  }

  function atom(): Part {
    const sign = source[at] ?? ''
    if (sign === '(') {
      at += 1
      if (source.startsWith('?:', at)) at += 2
      else if (source[at] === '?') refuse()
      const inside = alternatives()
      if (source[at] !== ')') refuse()
      at += 1
      return inside
    }
    if (sign === '^' || sign === '$') {
      at += 1
      return () => [{ kind: sign === '^' ? 'start' : 'end' }]
    }
    const rest = source.slice(at)
    const found =
      /^(?:\[\^?(?:\\.|[^\\\]])+\]|\\[pP]\{[\w=]+\}|\\u[0-9a-fA-F]{4}|\\[dDwWsStnr]|\\[^\p{L}\p{N}]|[^\\[\]*+?{}])/u.exec(
        rest,
      )?.[0]
    if (found === undefined) return refuse()
    const fits = testOf(found)
    if (!fits) return refuse()
    at += found.length
    return () => [{ kind: 'sign', fits }]
  }

  try {
    if (source.length > PATTERN_LIMITS.pattern) refuse('pattern-too-long')
    const whole = alternatives()
    if (at < source.length) refuse()
    return [...whole(0), { kind: 'done' }]
  } catch (thrown) {
    if (failure) return failure
    throw thrown
  }
}

const fork = (to: number, or: number): Step => ({ kind: 'fork', to, or })

function testOf(source: string): ((sign: string) => boolean) | undefined {
  const escaped = /^\\([^\p{L}\p{N}])$/u.exec(source)?.[1]
  const literal = escaped ?? (/^[^\\[.]$/u.test(source) ? source : undefined)
  if (literal !== undefined) return (sign) => sign === literal
  try {
    // Escapes that the strict reading of classes does not know: `[\.\@]`
    const strict = source.startsWith('[')
      ? source.replace(/\\([^\p{L}\p{N}\\\]^-])/gu, (_, sign) => sign)
      : source
    const test = new RegExp(`^${strict}$`, 'u')
    return (sign) => test.test(sign)
  } catch {
    return undefined
  }
}

/** Whether the whole text follows the pattern. */
export function followsPattern(pattern: Pattern, text: string): boolean {
  const signs = [...text]
  let now = new Set<number>()
  const enter = (steps: Set<number>, first: number, at: number) => {
    const waiting = [first]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const step = pattern[next]
      if (!step || steps.has(next)) continue
      steps.add(next)
      if (step.kind === 'fork') waiting.push(step.or, step.to)
      if ((step.kind === 'start' && at === 0) || (step.kind === 'end' && at === signs.length))
        waiting.push(next + 1)
    }
  }
  enter(now, 0, 0)
  for (const [at, sign] of signs.entries()) {
    const after = new Set<number>()
    for (const place of now) {
      const step = pattern[place]
      if (step?.kind === 'sign' && step.fits(sign)) enter(after, place + 1, at + 1)
    }
    now = after
    if (now.size === 0) return false
  }
  return now.has(pattern.length - 1)
}

const known = new Map<string, ReturnType<typeof readPattern>>()

/** `regex()`: false where the pattern is refused (the form's check says so) or the text too long. */
export function matchesPattern(text: string, source: string): boolean {
  let pattern = known.get(source)
  if (!pattern) {
    if (known.size > 200) known.clear()
    pattern = readPattern(source)
    known.set(source, pattern)
  }
  return !('code' in pattern) && text.length <= PATTERN_LIMITS.text && followsPattern(pattern, text)
}
