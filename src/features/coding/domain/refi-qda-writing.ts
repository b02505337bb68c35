import { xmlAttributes, xmlText } from '#features/worlds/domain/network-files/xml-writing.ts'
import { codingProblem } from './coding-problem.ts'
import { GUID, type RefiCode, type RefiSet, RGB } from './refi-qda-model.ts'

/** A character that XML cannot hold, written as U+FFFD: in which element, of which GUID, and which (`U+0007`). */
export type ReplacedCharacter = {
  readonly element: string
  readonly guid: string | null
  readonly character: string
}

type Attributes = Readonly<Record<string, string | number | boolean | null>>

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HOSTILE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** Writes elements; keeps account of characters that had to be replaced, and refuses values that the schema refuses. */
export class RefiWriter {
  readonly replaced: ReplacedCharacter[] = []

  /** `<name …>content</name>`; content is XML already. */
  element(name: string, attributes: Attributes, content: readonly (string | null)[] = []): string {
    const guid = typeof attributes.guid === 'string' ? attributes.guid : null
    for (const value of Object.values(attributes)) this.look(name, guid, value)
    const inside = content.filter((piece) => piece !== null).join('')
    const open = `<${name}${xmlAttributes(attributes)}`
    return inside === '' ? `${open}/>` : `${open}>${inside}</${name}>`
  }

  /** An element of text alone; null for a text that is not said. */
  text(name: string, guid: string, text: string | null): string | null {
    if (text === null) return null
    this.look(name, guid, text)
    return `<${name}>${xmlText(text)}</${name}>`
  }

  /** A list in its wrapper; nothing when it is empty, as the schema asks for at least one. */
  list(name: string, items: readonly string[]): string | null {
    return items.length === 0 ? null : `<${name}>${items.join('')}</${name}>`
  }

  look(element: string, guid: string | null, value: unknown): void {
    if (typeof value !== 'string') return
    for (const [char] of value.matchAll(HOSTILE)) {
      const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      this.replaced.push({ element, guid, character: `U+${hex}` })
    }
  }

  /** @throws `coding.refi-guid-wrong` */
  guid(element: string, guid: string): string {
    if (!GUID.test(guid)) throw codingProblem('coding.refi-guid-wrong', { element, guid, value: guid })
    return guid
  }

  refs(element: string, guids: readonly string[], attribute = 'targetGUID'): string[] {
    return guids.map((guid) => this.element(element, { [attribute]: this.guid(element, guid) }))
  }

  /** @throws `coding.refi-reference-broken` for a parent that is not there or a loop; `-color-wrong`; `-guid-wrong` */
  codes(codes: readonly RefiCode[]): string | null {
    const within = Map.groupBy(codes, ({ parentGuid }) => parentGuid)
    let written = 0
    const write = (code: RefiCode): string => {
      written += 1
      const { guid, name, isCodable, color, description, noteGuids } = code
      if (color !== null && !RGB.test(color))
        throw codingProblem('coding.refi-color-wrong', { element: 'Code', guid, value: color })
      return this.element('Code', { guid: this.guid('Code', guid), name, isCodable, color }, [
        this.text('Description', guid, description),
        ...this.refs('NoteRef', noteGuids),
        ...(within.get(guid) ?? []).map(write),
      ])
    }
    const tops = (within.get(null) ?? []).map(write)
    if (written < codes.length) throw codingProblem('coding.refi-reference-broken', { element: 'Code' })
    return this.list('Codes', tops)
  }

  /** @param member attribute that names a member: `targetGUID` in projects, `guid` in codebooks */
  sets(sets: readonly RefiSet[], member: 'targetGUID' | 'guid'): string | null {
    return this.list(
      'Sets',
      sets.map(({ guid, name, description, codeGuids, sourceGuids, noteGuids }) =>
        this.element('Set', { guid: this.guid('Set', guid), name }, [
          this.text('Description', guid, description),
          ...this.refs('MemberCode', codeGuids, member),
          ...this.refs('MemberSource', sourceGuids, member),
          ...this.refs('MemberNote', noteGuids, member),
        ]),
      ),
    )
  }
}
