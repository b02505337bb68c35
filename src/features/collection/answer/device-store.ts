/**
 * What one device keeps: questions it was shown, drafts, answers on their way, photos and voices. In the browser's own
 * database (IndexedDB), which holds files and survives a flat battery.
 */
export type DeviceStore = {
  /** False where the browser forbids it (a private window): then it lasts as long as the page, and people are told. */
  readonly lasts: boolean
  readonly get: <T>(key: string) => Promise<T | undefined>
  readonly set: (key: string, value: unknown) => Promise<void>
  readonly remove: (key: string) => Promise<void>
  /** Everything whose key begins so, in the order of the keys. */
  readonly all: <T>(prefix: string) => Promise<T[]>
}

const NAME = 'tablee-respond'
const TABLE = 'kept'

function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'))
  })
}

/** Done when the browser has written it down, not when it has taken it. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the device is full'))
    transaction.onerror = transaction.onabort
  })
}

function inMemory(): DeviceStore {
  const kept = new Map<string, unknown>()
  return {
    lasts: false,
    get: async <T>(key: string) => kept.get(key) as T | undefined,
    set: async (key, value) => void kept.set(key, structuredClone(value)),
    remove: async (key) => void kept.delete(key),
    all: async <T>(prefix: string) =>
      [...kept].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as T),
  }
}

function onDevice(database: IDBDatabase): DeviceStore {
  const write = (act: (table: IDBObjectStore) => void) => {
    const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' })
    act(transaction.objectStore(TABLE))
    return written(transaction)
  }
  const table = () => database.transaction(TABLE).objectStore(TABLE)
  return {
    lasts: true,
    get: (key) => promised(table().get(key)),
    set: (key, value) => write((each) => each.put(value, key)),
    remove: (key) => write((each) => each.delete(key)),
    all: (prefix) => promised(table().getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
  }
}

/** Opens what this device keeps; asks the browser not to throw it away when room is short. */
export async function openDeviceStore(): Promise<DeviceStore> {
  try {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE)
    const database = await promised(opening)
    void navigator.storage?.persist?.()
    return onDevice(database)
  } catch {
    return inMemory()
  }
}
