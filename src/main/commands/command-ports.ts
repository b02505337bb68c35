import { readFile } from 'node:fs/promises'
import { type Day, localDay } from '#kernel/day.ts'
import type { Lang } from '#kernel/words.ts'

/** What a command touches outside itself; tests pass their own. */
export type CommandPorts = {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly readFile: (path: string) => Promise<Uint8Array>
  /** The day on this machine's calendar. */
  readonly today: () => Day
  readonly lang: Lang
  /** 0 done, 1 refused with a named problem, 2 wrong usage. */
  readonly setExitCode: (code: 0 | 1 | 2) => void
}

export const PROCESS_PORTS: CommandPorts = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  readFile,
  today: () => localDay(new Date()),
  lang: langOf(process.env),
  setExitCode: (code) => {
    process.exitCode = code
  },
}

/** French unless the environment asks for English. */
export function langOf(env: Readonly<Record<string, string | undefined>>): Lang {
  const asked = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return asked.toLowerCase().startsWith('en') ? 'en' : 'fr'
}
