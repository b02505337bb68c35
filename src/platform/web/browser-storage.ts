/** The browser's storage may be full, switched off or forbidden (private windows): then nothing is kept, and nothing breaks. */
export function readStored(key: string): string | undefined {
  try {
    return window.localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export function writeStored(key: string, value: string): boolean {
  try {
    window.localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}

export function dropStored(key: string): void {
  try {
    window.localStorage.removeItem(key)
  } catch {
    // nothing was kept
  }
}

/** What is kept under a prefix, by its whole key. */
export function readStoredUnder(prefix: string): ReadonlyMap<string, string> {
  try {
    const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(prefix))
    return new Map(keys.map((key) => [key, window.localStorage.getItem(key) ?? '']))
  } catch {
    return new Map()
  }
}

/** Forgets everything kept under a prefix: at sign-out, drafts must not wait for the next person on a shared computer. */
export function dropStoredUnder(prefix: string): void {
  try {
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(prefix)) window.localStorage.removeItem(key)
    }
  } catch {
    // nothing was kept
  }
}
