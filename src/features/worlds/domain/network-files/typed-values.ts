import type { AttributeValue } from './network-file.ts'

/**
 * A value under the type that GEXF or GraphML declares. A number that would lose digits (an identifier of twenty
 * figures called "long"), or is none, stays text.
 */
export function typedValue(type: string, text: string): AttributeValue {
  switch (type.toLowerCase()) {
    case 'boolean':
      return /^(true|1)$/i.test(text.trim()) ? true : /^(false|0)$/i.test(text.trim()) ? false : text
    case 'integer':
    case 'int':
    case 'long':
    case 'short':
    case 'byte':
    case 'biginteger':
      return /^\s*[+-]?\d+\s*$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text
    case 'double':
    case 'float':
    case 'bigdecimal':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    default:
      return text
  }
}

/** The type that holds every value of an attribute, as GEXF and GraphML both name it. */
export function typeOfValues(values: Iterable<AttributeValue>): 'boolean' | 'long' | 'double' | 'string' {
  let type: 'boolean' | 'long' | 'double' | 'string' | undefined
  for (const value of values) {
    const own =
      typeof value === 'boolean'
        ? 'boolean'
        : typeof value === 'number' && Number.isFinite(value)
          ? Number.isSafeInteger(value)
            ? 'long'
            : 'double'
          : 'string'
    if (type === undefined || type === own) type = own
    else if ([type, own].every((each) => each === 'long' || each === 'double')) type = 'double'
    else return 'string'
  }
  return type ?? 'string'
}
