import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Problem } from '#kernel/problem.ts'
import type { CommuneRegister } from '../domain/commune.ts'
import { type CommuneRow, type EpciRow, makeCommuneRegister } from '../domain/commune-register.ts'
import { type CommuneIndex, makeCommuneIndex } from '../domain/commune-search.ts'

const PACKAGE = '@etalab/decoupage-administratif'

let register: Promise<CommuneRegister> | undefined
let index: Promise<CommuneIndex> | undefined

/**
 * The communes of the installed vintage, read from the package at the first call and kept. Reading 12.6 MB of
 * JSON takes about 150 ms on one core and leaves 14 MB, so nothing of it happens while the server starts.
 */
export function loadCommuneRegister(): Promise<CommuneRegister> {
  register ??= readRegister().catch((error: unknown) => {
    register = undefined
    throw error
  })
  return register
}

/** The search index over the same register, made at the first search (about 100 ms, 12 MB). */
export function loadCommuneIndex(): Promise<CommuneIndex> {
  index ??= loadCommuneRegister()
    .then(makeCommuneIndex)
    .catch((error: unknown) => {
      index = undefined
      throw error
    })
  return index
}

/**
 * The COG year of a version of the package: its README pairs 1.x with 2021, 2.x with 2022 … 6.x with 2026.
 * Throws `territories.vintage-unknown` for a version before the pairing began.
 */
export function vintageOfVersion(version: string): number {
  const major = /^([1-9]\d?)\.\d+\.\d+/.exec(version)?.[1]
  if (major === undefined) throw new Problem('territories.vintage-unknown', 'server', { version })
  return 2020 + Number(major)
}

async function readRegister(): Promise<CommuneRegister> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
  const read = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, path), 'utf8'))
  // One after the other: the text of one file may be freed before the next is read.
  const { version } = (await read('package.json')) as { version: string }
  const communes = (await read('data/communes.json')) as CommuneRow[]
  const epcis = (await read('data/epci.json')) as EpciRow[]
  const departements = (await read('data/departements.json')) as {
    code: string
    nom: string
    region: string
  }[]
  const regions = (await read('data/regions.json')) as { code: string; nom: string }[]
  return makeCommuneRegister({ vintage: vintageOfVersion(version), communes, epcis, departements, regions })
}
