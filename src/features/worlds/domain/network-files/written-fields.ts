import { normaliseHeader } from '#platform/tables/header-names.ts'
import { NODE_FIELDS, TIE_FIELDS } from './field-names.ts'
import type { Attributes, AttributeValue, FileNode, FileTie } from './network-file.ts'
import { typeOfValues } from './typed-values.ts'

/** One attribute of a format that declares them: its name, its type, and what it is of each item. */
export type WrittenField<Item> = {
  readonly name: string
  readonly type: 'boolean' | 'long' | 'double' | 'string'
  readonly read: (item: Item) => AttributeValue | null
}

/** What formats have no place for, then the file's own attributes; only those that some item has. */
export function nodeFieldsOf(nodes: readonly FileNode[]): WrittenField<FileNode>[] {
  const ours = [
    text<FileNode>('mode', ({ mode }) => mode),
    text<FileNode>('group', ({ group }) => group),
    text<FileNode>('since', ({ since }) => since),
    text<FileNode>('until', ({ until }) => until),
  ]
  return [...ours.filter((field) => isSaid(field, nodes)), ...ownFields(nodes, NODE_FIELDS)]
}

export function tieFieldsOf(ties: readonly FileTie[]): WrittenField<FileTie>[] {
  const ours = [
    text<FileTie>('kind', ({ kind }) => kind),
    text<FileTie>('strength', ({ strength }) => strength),
    text<FileTie>('since', ({ since }) => since),
    text<FileTie>('until', ({ until }) => until),
  ]
  return [...ours.filter((field) => isSaid(field, ties)), ...ownFields(ties, TIE_FIELDS)]
}

function text<Item>(name: string, read: (item: Item) => string | null): WrittenField<Item> {
  return { name, type: 'string', read }
}

function isSaid<Item>({ read }: WrittenField<Item>, items: readonly Item[]): boolean {
  return items.some((item) => read(item) !== null)
}

/** An attribute under a name that means something else to readers ("weight" of one's own) gets a name in front. */
function ownFields<Item extends { readonly attributes: Attributes }>(
  items: readonly Item[],
  fields: Readonly<Record<string, readonly string[]>>,
): WrittenField<Item>[] {
  const taken = new Set(Object.values(fields).flat())
  const values = new Map<string, AttributeValue[]>()
  for (const { attributes } of items) {
    for (const [name, value] of attributes) {
      const list = values.get(name)
      if (list) list.push(value)
      else values.set(name, [value])
    }
  }
  return [...values].map(([name, list]) => ({
    name: taken.has(normaliseHeader(name)) ? `attribute ${name}` : name,
    type: typeOfValues(list),
    read: ({ attributes }) => attributes.get(name) ?? null,
  }))
}
