import { type CompiledForm, OTHER } from './compiled-form.ts'
import { type FormEvaluation, type ItemState, pathKey } from './evaluation.ts'
import type { AnswerPath, FormItem } from './form.ts'

/** One screen of a phone. */
export type FormPage = {
  /** Stays the same while answers change: of the question, group or repeat that opens the screen. */
  readonly key: string
  readonly path: AnswerPath
  /** `more`: the end of a repeat, where another time can be added. */
  readonly kind: 'question' | 'group' | 'more'
  /** Keys of the states that it shows, in order. */
  readonly keys: readonly string[]
}

/** Screens for what is asked now: a group with `field-list` is one, else each question its own. */
export function pagesOf({ form, byName }: CompiledForm, { states }: FormEvaluation): FormPage[] {
  const shownState = (path: AnswerPath): ItemState | undefined => {
    const state = states.get(pathKey(path))
    return state?.relevant ? state : undefined
  }

  /** Keys of a question and of what its `other` asks beside it. */
  const keysOf = (item: FormItem, path: AnswerPath): string[] => {
    if (item.kind !== 'question') return insideKeys(item, path)
    if (!shownState(path) || item.type === 'calculation' || item.type === 'metadata') return []
    const other = [...path.slice(0, -1), `${item.name}_${OTHER}`]
    return item.orOther && byName.has(`${item.name}_${OTHER}`) && shownState(other)
      ? [pathKey(path), pathKey(other)]
      : [pathKey(path)]
  }

  const placesIn = (item: FormItem, path: AnswerPath): [FormItem, AnswerPath][] => {
    if (item.kind === 'question') return []
    const above = path.slice(0, -1)
    const bases =
      item.kind === 'group'
        ? [above]
        : Array.from({ length: shownState(path)?.times ?? 0 }, (_, at) => [...path, at])
    return bases.flatMap((base) =>
      item.items.map((one): [FormItem, AnswerPath] => [one, [...base, one.name]]),
    )
  }

  const insideKeys = (item: FormItem, path: AnswerPath): string[] =>
    shownState(path) ? [pathKey(path), ...placesIn(item, path).flatMap(([one, at]) => keysOf(one, at))] : []

  const pagesFor = (item: FormItem, path: AnswerPath): FormPage[] => {
    if (!shownState(path)) return []
    const key = pathKey(path)
    if (item.kind === 'question') {
      const keys = keysOf(item, path)
      return keys.length > 0 ? [{ key, path, kind: 'question', keys }] : []
    }
    if (item.kind === 'group' && isOneScreen(item.appearance)) {
      const keys = insideKeys(item, path)
      return keys.length > 1 ? [{ key, path, kind: 'group', keys }] : []
    }
    const inside =
      item.kind === 'repeat' && isOneScreen(item.appearance)
        ? timesAsScreens(item, path)
        : placesIn(item, path).flatMap(([one, at]) => pagesFor(one, at))
    const more: FormPage[] =
      item.kind === 'repeat' && !item.count ? [{ key, path, kind: 'more', keys: [key] }] : []
    return [...inside, ...more]
  }

  const timesAsScreens = (item: Exclude<FormItem, { kind: 'question' }>, path: AnswerPath): FormPage[] =>
    Array.from({ length: shownState(path)?.times ?? 0 }, (_, at) => {
      const time = [...path, at]
      const keys = item.items.flatMap((one) => keysOf(one, [...time, one.name]))
      return { key: pathKey(time), path: time, kind: 'group' as const, keys }
    }).filter(({ keys }) => keys.length > 0)

  return form.items.flatMap((item) => pagesFor(item, [item.name]))
}

function isOneScreen(appearance: string | undefined): boolean {
  return /(^|\s)(field-list|table-list)(\s|$)/.test(appearance ?? '')
}

/** The screen after the one with this key; the first when there is none before; undefined at the end. */
export function nextPage(pages: readonly FormPage[], key: string | undefined): FormPage | undefined {
  return pages[pages.findIndex((page) => page.key === key) + 1]
}

/** The screen before; undefined at the beginning. */
export function previousPage(pages: readonly FormPage[], key: string): FormPage | undefined {
  return pages[pages.findIndex((page) => page.key === key) - 1]
}
