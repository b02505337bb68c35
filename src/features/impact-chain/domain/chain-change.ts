import {
  ELEMENT_FIELDS,
  type ElementRecord,
  type ElementValues,
  LINK_FIELDS,
  type LinkRecord,
  type LinkValues,
  type NewElementValues,
  type NewLinkValues,
  type SomeElementValues,
  type SomeLinkValues,
} from './chain-record.ts'

/**
 * One change of a chain. `seen` are the fields as the editor saw them: when the record has moved on elsewhere but
 * these still stand, the change lands all the same; of `details` only the names that are given are then written.
 */
export type ChainChange =
  | { do: 'create-element'; id: string; values: NewElementValues }
  | {
      do: 'update-element'
      id: string
      version: number
      values: SomeElementValues
      seen?: SomeElementValues | undefined
    }
  | { do: 'remove-element'; id: string; version: number }
  | { do: 'restore-element'; id: string }
  | { do: 'create-link'; id: string; values: NewLinkValues }
  | {
      do: 'update-link'
      id: string
      version: number
      values: SomeLinkValues
      seen?: SomeLinkValues | undefined
    }
  | { do: 'remove-link'; id: string; version: number }
  | { do: 'restore-link'; id: string }

/** The change of some fields of an element over what is seen of it; of `details`, name only those that change. */
export function editElement(element: ElementRecord, values: SomeElementValues): ChainChange {
  const seen: SomeElementValues = pick(element, values, ELEMENT_FIELDS)
  if (values.details)
    seen.details = Object.fromEntries(
      Object.keys(values.details).map((name) => [name, element.details[name] ?? '']),
    )
  return { do: 'update-element', id: element.id, version: element.version, values, seen }
}

/** The change of some fields of a link over what is seen of it. */
export function editLink(link: LinkRecord, values: SomeLinkValues): ChainChange {
  const seen: SomeLinkValues = pick(link, values, LINK_FIELDS)
  return { do: 'update-link', id: link.id, version: link.version, values, seen }
}

/** Of a record, the fields that `wanted` gives. */
export function pick<V extends ElementValues | LinkValues>(
  record: V,
  wanted: { [K in keyof V]?: V[K] | undefined },
  fields: readonly (keyof V)[],
): { [K in keyof V]?: V[K] | undefined } {
  const picked: { [K in keyof V]?: V[K] | undefined } = {}
  for (const field of fields) if (wanted[field] !== undefined) picked[field] = record[field]
  return picked
}
