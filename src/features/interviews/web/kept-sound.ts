/**
 * Sound that is being recorded, kept second by second in the browser (IndexedDB) until the server has the whole: a reload,
 * a closed tab or an empty battery lose a second at most. Where the browser keeps nothing, nothing breaks.
 */
export type KeptSound = { readonly pieces: number; readonly file: File; readonly fromSeconds: number }

type Piece = {
  readonly of: string
  readonly number: number
  readonly fromSeconds: number
  readonly blob: Blob
}

const DATABASE = 'tablee-sound'
const STORE = 'pieces'

function open(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const asking = indexedDB.open(DATABASE, 1)
      asking.onupgradeneeded = () =>
        asking.result.createObjectStore(STORE, { keyPath: ['of', 'number'] }).createIndex('of', 'of')
      asking.onsuccess = () => resolve(asking.result)
      asking.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>) {
  const database = await open()
  if (!database) return undefined
  return new Promise<T | undefined>((resolve) => {
    const asking = ask(database.transaction(STORE, mode).objectStore(STORE))
    asking.onsuccess = () => resolve(asking.result)
    asking.onerror = () => resolve(undefined)
    asking.transaction?.addEventListener('complete', () => database.close())
  })
}

/** Keeps one piece of the recording of an interview. */
export async function keepPiece(piece: Piece): Promise<void> {
  await inStore('readwrite', (store) => store.put(piece))
}

/** What is kept of an interview and was never sent, put together; undefined where there is nothing. */
export async function findKeptSound(of: string): Promise<KeptSound | undefined> {
  const found = (await inStore('readonly', (store) => store.index('of').getAll(of))) as Piece[] | undefined
  const pieces = (found ?? []).toSorted((a, b) => a.number - b.number)
  const first = pieces[0]
  if (!first) return undefined
  const type = first.blob.type.split(';')[0] || 'audio/webm'
  const file = new File(
    pieces.map(({ blob }) => blob),
    'entretien',
    { type },
  )
  return { pieces: pieces.length, file, fromSeconds: first.fromSeconds }
}

export async function forgetKeptSound(of: string): Promise<void> {
  await inStore('readwrite', (store) =>
    store.delete(IDBKeyRange.bound([of, 0], [of, Number.MAX_SAFE_INTEGER])),
  )
}
