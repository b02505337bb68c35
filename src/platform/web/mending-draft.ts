import type { Mending } from '#platform/tables/mending.ts'
import { dropStored, readStored, readStoredUnder, writeStored } from './browser-storage.ts'

/** Under the drafts' own prefix, so that `forgetDrafts` at sign-out takes these too. */
const PREFIX = 'tablee.draft.mending:'

export type MendingDraft<M extends Mending> = {
  readonly at: string
  readonly fileName: string
  readonly mending: M
}

/**
 * Tells files apart, so that the corrections of one are never put on another: its length and two sums over its bytes
 * (FNV-1a, from both ends). Not a secret: `crypto.subtle` would do better but is absent on plain-http networks.
 */
export function fingerprintOf(bytes: Uint8Array): string {
  let [forward, backward] = [0x811c9dc5, 0x811c9dc5]
  for (let i = 0; i < bytes.length; i += 1) {
    forward = Math.imul(forward ^ (bytes[i] ?? 0), 0x01000193)
    backward = Math.imul(backward ^ (bytes[bytes.length - 1 - i] ?? 0), 0x01000193)
  }
  return [bytes.length, forward >>> 0, backward >>> 0].map((n) => n.toString(36)).join('-')
}

function parseDraft<M extends Mending>(text: string | undefined): MendingDraft<M> | undefined {
  if (text === undefined) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    // written by keepMendingDraft under the same prefix, hence of the same shape
    return typeof kept === 'object' && kept !== null && 'mending' in kept
      ? (kept as MendingDraft<M>)
      : undefined
  } catch {
    return undefined
  }
}

export function readMendingDraft<M extends Mending>(
  storageKey: string,
  fingerprint: string,
): MendingDraft<M> | undefined {
  return parseDraft(readStored(`${PREFIX}${storageKey}:${fingerprint}`))
}

/** Drafts whose file must be dropped again, the latest first. */
export function findMendingDrafts(storageKey: string): readonly MendingDraft<Mending>[] {
  return [...readStoredUnder(`${PREFIX}${storageKey}:`).values()]
    .flatMap((text) => parseDraft(text) ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

export function keepMendingDraft<M extends Mending>(
  storageKey: string,
  fingerprint: string,
  draft: MendingDraft<M>,
): void {
  writeStored(`${PREFIX}${storageKey}:${fingerprint}`, JSON.stringify(draft))
}

export function dropMendingDraft(storageKey: string, fingerprint: string): void {
  dropStored(`${PREFIX}${storageKey}:${fingerprint}`)
}
