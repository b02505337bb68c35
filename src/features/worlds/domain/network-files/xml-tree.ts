import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml'
import type { NetworkProblems } from './network-problem.ts'

/** An XML file: its elements, and the line on which each begins. */
export type XmlTree = {
  readonly root: XmlElement
  readonly lineOf: (element: XmlElement) => number
}

/**
 * Reads XML without trusting it: declarations of entities are not obeyed, so none expands or is fetched; a file that
 * uses one, is cut off or nested beyond all reason is refused by name, with the line.
 */
export function readXmlTree(text: string, problems: NetworkProblems): XmlTree | undefined {
  try {
    const { root } = parseXml(text, { includeOffsets: true })
    if (root) return { root, lineOf: lineFinder(text) }
    problems.add('edges', 'network.not-xml', { row: 1 })
  } catch (error) {
    // a RangeError is the stack, full of elements within elements
    if (error instanceof RangeError) problems.add('edges', 'network.xml-too-deep')
    else if (error instanceof XmlError) {
      const entity = /^Named entity isn't defined: (&[^;]*;)/.exec(error.message)?.[1]
      const at = { row: error.line, column: String(error.column) }
      if (entity === undefined) problems.add('edges', 'network.not-xml', at)
      else problems.add('edges', 'network.xml-entity', { ...at, value: entity })
    } else throw error
  }
  return undefined
}

function lineFinder(text: string): XmlTree['lineOf'] {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return ({ start }) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < start) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/** Name without its prefix: prefixes are the writer's choice. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)

/** The elements within an element, of one name if asked. */
export function childElements(parent: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of parent.children) {
    if (child instanceof XmlElement && (name === undefined || localName(child) === name)) found.push(child)
  }
  return found
}

export const firstChild = (parent: XmlElement, name: string): XmlElement | undefined =>
  childElements(parent, name)[0]

/** Every element of one name below, in the order of the file; however many there are. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const waiting: XmlElement[] = []
  const wait = (element: XmlElement) => {
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i]
      if (child instanceof XmlElement) waiting.push(child)
    }
  }
  wait(parent)
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (localName(element) === name) found.push(element)
    wait(element)
  }
  return found
}
