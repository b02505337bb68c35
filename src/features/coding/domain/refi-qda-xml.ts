import type { XmlElement } from '@rgrove/parse-xml'
import { NetworkProblems } from '#features/worlds/domain/network-files/network-problem.ts'
import {
  childElements,
  firstChild,
  localName,
  readXmlTree,
} from '#features/worlds/domain/network-files/xml-tree.ts'
import { type CodingProblemCode, codingProblem } from './coding-problem.ts'
import { GUID, guidKey, type LeftOutTally, type RefiStamp, RGB } from './refi-qda-model.ts'

/** Characters of XML that we read; beyond, a file is refused before it is looked at. */
export const MOST_XML = 50_000_000
/**
 * Elements that we read, an attribute counted as a quarter of one: in memory each takes some 600 bytes whatever the file
 * weighs, and a process that runs out of memory ends at once. A project of a hundred thousand passages has fewer.
 */
export const MOST_ELEMENTS = 500_000

const REFUSALS: Readonly<Record<string, CodingProblemCode>> = {
  'network.xml-entity': 'coding.refi-entity',
  'network.xml-too-deep': 'coding.refi-too-deep',
}

/** What a text of XML would take once it is read, counted by its signs, without reading it. */
function countElements(text: string): number {
  let tags = 0
  let attributes = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1))
    if (text[at + 1] !== '/') tags += 1
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) attributes += 1
  return tags + attributes / 4
}

/** One REFI-QDA file being read: its root, and what every reader of an element asks. */
export class RefiFile {
  readonly root: XmlElement
  readonly leftOut: LeftOutTally
  readonly #lineOf: (element: XmlElement) => number

  /** @throws `coding.refi-not-xml`, `-entity`, `-too-deep`, `-too-large`; `-root-wrong` when its root is another */
  constructor(text: string, rootName: string, leftOut: LeftOutTally) {
    if (text.length > MOST_XML)
      throw codingProblem('coding.refi-too-large', { size: text.length, most: MOST_XML })
    const elements = countElements(text)
    if (elements > MOST_ELEMENTS)
      throw codingProblem('coding.refi-too-large', { elements, most: MOST_ELEMENTS })
    const problems = new NetworkProblems()
    const tree = readXmlTree(text.replace(/^\ufeff/, ''), problems)
    if (!tree) {
      const { code = '', row = null, value = null } = problems.kept[0] ?? {}
      throw codingProblem(REFUSALS[code] ?? 'coding.refi-not-xml', { line: row, value })
    }
    this.root = tree.root
    this.leftOut = leftOut
    this.#lineOf = tree.lineOf
    if (localName(tree.root) !== rootName) {
      throw codingProblem('coding.refi-root-wrong', { element: localName(tree.root), expected: rootName })
    }
  }

  /** @throws named, with element, GUID and line */
  refuse(element: XmlElement, code: CodingProblemCode, more: Readonly<Record<string, unknown>> = {}): never {
    const { guid = null } = element.attributes
    throw codingProblem(code, { element: localName(element), guid, line: this.#lineOf(element), ...more })
  }

  required(element: XmlElement, name: string): string {
    const value = element.attributes[name]
    return value ?? this.refuse(element, 'coding.refi-attribute-missing', { attribute: name })
  }

  guid(element: XmlElement, name = 'guid'): string {
    const value = this.required(element, name).trim()
    return GUID.test(value)
      ? value
      : this.refuse(element, 'coding.refi-guid-wrong', { attribute: name, value })
  }

  position(element: XmlElement, name: string): number {
    const value = this.required(element, name).trim()
    const number = /^\+?\d{1,15}$/.test(value) ? Number(value) : -1
    return number >= 0
      ? number
      : this.refuse(element, 'coding.refi-position-wrong', { attribute: name, value })
  }

  color(element: XmlElement): string | null {
    const { color = null } = element.attributes
    if (color === null || RGB.test(color.trim())) return color?.trim() ?? null
    this.leftOut.add('@color', 'unreadable')
    return null
  }

  /** The GUIDs that these children point at, as their targets are written; what points nowhere is left out and counted. */
  references(
    parent: XmlElement,
    name: string,
    known: ReadonlyMap<string, string>,
    attribute = 'targetGUID',
  ): string[] {
    return childElements(parent, name).flatMap((child) => {
      const guid = this.guid(child, child.attributes[attribute] === undefined ? 'guid' : attribute)
      const target = known.get(guidKey(guid))
      if (target === undefined) this.leftOut.add(name, 'points-nowhere')
      return target === undefined ? [] : [target]
    })
  }

  /** Counts an element that is not taken over: each thing in it that has a GUID, itself where nothing has (a mere list is none). */
  leaveOut(element: XmlElement): void {
    const waiting = [element]
    let counted = 0
    for (let each = waiting.pop(); each; each = waiting.pop()) {
      if (each.attributes.guid !== undefined) {
        this.leftOut.add(localName(each), 'not-taken')
        counted += 1
      }
      waiting.push(...childElements(each).reverse())
    }
    if (counted === 0) this.leftOut.add(localName(element), 'not-taken')
  }

  /** Leaves out every child that is none of these. */
  leaveOutOthers(parent: XmlElement, taken: readonly string[]): void {
    for (const child of childElements(parent)) if (!taken.includes(localName(child))) this.leaveOut(child)
  }
}

/** Text within a child, white space and all; null without that child. */
export function childText(parent: XmlElement, name: string): string | null {
  return firstChild(parent, name)?.text ?? null
}

export function stampOf({ attributes }: XmlElement, suffix = ''): RefiStamp {
  return {
    creatingUser: attributes[`creatingUser${suffix}`] ?? null,
    creationDateTime: attributes.creationDateTime ?? null,
    modifyingUser: attributes[`modifyingUser${suffix}`] ?? null,
    modifiedDateTime: attributes.modifiedDateTime ?? null,
  }
}

/** Runs a reader; elements nested until the stack is full are a named refusal. */
export function withinStack<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw codingProblem('coding.refi-too-deep')
    throw error
  }
}
