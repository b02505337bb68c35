/** Keeps the most lately used values, `most` at most. */
export class BoundedCache<K, V> {
  readonly #most: number
  readonly #held = new Map<K, V>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: K): V | undefined {
    const value = this.#held.get(key)
    if (value === undefined) return undefined
    // A Map keeps the order of arrival: whoever comes again stands last.
    this.#held.delete(key)
    this.#held.set(key, value)
    return value
  }

  set(key: K, value: V): void {
    this.#held.delete(key)
    this.#held.set(key, value)
    if (this.#held.size <= this.#most) return
    for (const oldest of this.#held.keys()) {
      this.#held.delete(oldest)
      break
    }
  }

  delete(key: K): void {
    this.#held.delete(key)
  }
}
