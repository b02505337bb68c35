type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The phone's storage; where it is forbidden or full, the memory of this tab, so that the page still works. */
export function openStorage(real: () => Store): Store {
  const memory = new Map<string, string>()
  const attempt = <T>(act: (store: Store) => T, otherwise: T): T => {
    try {
      return act(real())
    } catch {
      return otherwise
    }
  }
  return {
    getItem: (key) => memory.get(key) ?? attempt((store) => store.getItem(key), null),
    setItem(key, value) {
      const isKept = attempt((store) => {
        store.setItem(key, value)
        return true
      }, false)
      if (isKept) memory.delete(key)
      else memory.set(key, value)
    },
    removeItem(key) {
      memory.delete(key)
      attempt((store) => store.removeItem(key), undefined)
    },
  }
}

/** A kept JSON document; undefined when there is none, or when it cannot be read. */
export function readKept<T>(store: Store, key: string): T | undefined {
  try {
    return JSON.parse(store.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
