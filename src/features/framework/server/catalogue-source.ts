import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCatalogue } from '../domain/catalogue.ts'
import { type Crosswalk, type Framework, parseCrosswalks } from '../domain/crosswalk.ts'
import { type Feed, findFeedOf } from '../domain/feed.ts'
import type { Indicator } from '../domain/indicator.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'catalogue')

let catalogue: readonly Indicator[] | undefined
let crosswalks: ReadonlyMap<string, readonly Crosswalk[]> | undefined
let feeds: ReadonlyMap<string, Feed> | undefined

/** The catalogue of indicators, read at its first use. */
export function readCatalogue(): readonly Indicator[] {
  catalogue ??= parseCatalogue(readFileSync(join(FOLDER, 'indicators.csv'), 'utf8'))
  return catalogue
}

/** The indicator of a code; undefined for a code that the catalogue does not have. */
export function findIndicator(code: string | null | undefined): Indicator | undefined {
  return code ? readCatalogue().find((indicator) => indicator.code === code) : undefined
}

/** Where other frameworks ask the same, by code of the catalogue. */
export function readCrosswalks(): ReadonlyMap<string, readonly Crosswalk[]> {
  crosswalks ??= parseCrosswalks(readFileSync(join(FOLDER, 'crosswalks.csv'), 'utf8'))
  return crosswalks
}

/** Codes that a framework asks for too. */
export function findCodesOf(framework: Framework): ReadonlySet<string> {
  const found = [...readCrosswalks()].filter(([, all]) => all.some((each) => each.framework === framework))
  return new Set(found.map(([code]) => code))
}

/** What Tablée holds already, by code of the indicators that it tells. */
export function readFeeds(): ReadonlyMap<string, Feed> {
  if (feeds) return feeds
  const variables: object = JSON.parse(readFileSync(join(FOLDER, 'purchase-variables.json'), 'utf8'))
  const told = new Set(Object.keys(variables))
  feeds = new Map(
    readCatalogue().flatMap((indicator): [string, Feed][] => {
      const feed = findFeedOf(indicator, told)
      return feed === null ? [] : [[indicator.code, feed]]
    }),
  )
  return feeds
}

/** An indicator as a reply: with its crosswalks and its feed, in lists that may be written to. */
export function presentIndicator(indicator: Indicator) {
  return {
    ...indicator,
    sat: [...indicator.sat],
    variables: indicator.variables.map((v) => ({ ...v })),
    levels: [...indicator.levels],
    crosswalks: (readCrosswalks().get(indicator.code) ?? []).map((each) => ({ ...each })),
    feed: readFeeds().get(indicator.code) ?? null,
  }
}
