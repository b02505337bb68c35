const ADDRESS =
  /^[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}$/u

export type ReadAddresses = {
  readonly addresses: readonly string[]
  /** Pasted more than once. */
  readonly repeated: readonly string[]
  readonly malformed: readonly string[]
}

/**
 * Addresses as people paste them: `Aline Roux <aline@example.org>`, with a mailto:, in capitals, with a comma behind. Empty
 * lines are nobody.
 */
export function readAddresses(pasted: readonly string[]): ReadAddresses {
  const addresses = new Set<string>()
  const repeated: string[] = []
  const malformed: string[] = []
  for (const text of pasted) {
    const inside = /<([^<>]*)>/.exec(text)?.[1] ?? text
    const email = inside
      .trim()
      .replace(/^mailto:/i, '')
      .replace(/[,;.]+$/, '')
      .toLowerCase()
    if (email === '') continue
    if (!ADDRESS.test(email) || email.length > 254) malformed.push(text.trim())
    else if (addresses.has(email)) repeated.push(email)
    else addresses.add(email)
  }
  return { addresses: [...addresses], repeated, malformed }
}
