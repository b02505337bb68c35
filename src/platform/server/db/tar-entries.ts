/** The little of the tar format (POSIX ustar) that a backup needs: plain files with short names, each held in memory. */
export interface TarEntry {
  readonly name: string
  readonly body: Buffer
}

const BLOCK = 512
/** Larger entries are not ours; a damaged length must not fill the memory. */
export const LARGEST_ENTRY = 32 * 1024 * 1024

export class NotTarError extends Error {}

/** One file of the archive: header, content, padding. The time is fixed, so that equal data make equal archives. */
export function writeTarEntry({ name, body }: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 100, 'utf8')
  header.write('0000600\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  header.write('00000000000\0', 136, 'latin1')
  header.write('0', 156, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)])
}

/** Two empty blocks end an archive. */
export function writeTarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK)
}

/**
 * Reads the entries one after the other, holding one at a time.
 *
 * @throws NotTarError for anything that is not a whole archive
 */
export async function* readTarEntries(bytes: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  let held: Buffer[] = []
  let length = 0
  const source = bytes[Symbol.asyncIterator]()
  const take = async (wanted: number): Promise<Buffer> => {
    while (length < wanted) {
      const next = await source.next()
      if (next.done) throw new NotTarError('the archive ends too early')
      held.push(next.value)
      length += next.value.length
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    held = [all.subarray(wanted)]
    length -= wanted
    return all.subarray(0, wanted)
  }
  while (true) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) break
    const { name, size } = parseHeader(header)
    const body = Buffer.from(await take(size))
    await take((BLOCK - (size % BLOCK)) % BLOCK)
    yield { name, body }
  }
  // Read to the very end: gzip checks its sum there.
  await take(BLOCK)
  while (!(await source.next()).done);
}

function parseHeader(header: Buffer): { name: string; size: number } {
  const field = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '').trim()
  const size = Number.parseInt(field(124, 136), 8)
  if (field(257, 263) !== 'ustar' || Number.parseInt(field(148, 156), 8) !== checksumOf(header)) {
    throw new NotTarError('not a tar header')
  }
  if (!(size >= 0 && size <= LARGEST_ENTRY)) throw new NotTarError('an entry is too large')
  return { name: field(0, 100), size }
}

/** The sum of the header's bytes with the sum's own field read as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (let i = 0; i < BLOCK; i += 1) if (i < 148 || i >= 156) sum += header[i] ?? 0
  return sum
}
