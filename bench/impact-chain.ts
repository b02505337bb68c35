import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Part = { benchmark: () => Promise<object> }

const PARTS = join(import.meta.dirname, 'impact-chain')

/** Every part of `bench/impact-chain/` in turn; `--only=live` runs one. */
export async function benchmark() {
  const asked = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
  const names = readdirSync(PARTS).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []))
  const parts: Record<string, object> = {}
  for (const name of names.filter((each) => asked === undefined || each === asked)) {
    const part = (await import(pathToFileURL(join(PARTS, `${name}.ts`)).href)) as Part
    parts[name] = await part.benchmark()
  }
  return parts
}
