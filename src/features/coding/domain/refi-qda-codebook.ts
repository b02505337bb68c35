import type { XmlElement } from '@rgrove/parse-xml'
import { childElements, firstChild } from '#features/worlds/domain/network-files/xml-tree.ts'
import type { Code } from './codebook.ts'
import { codeTree, flatCodes } from './codebook.ts'
import { guidKey, type LeftOut, LeftOutTally, type RefiCode, type RefiCodebook } from './refi-qda-model.ts'
import { RefiWriter, type ReplacedCharacter } from './refi-qda-writing.ts'
import { childText, RefiFile, withinStack } from './refi-qda-xml.ts'

const NAMESPACE = 'urn:QDA-XML:codebook:1.0'
const SCHEMA = 'http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd'

/**
 * Reads a `.qdc` codebook (REFI-QDA 1.0), and says what it held that is not taken over.
 * @throws `coding.refi-…`, with element, GUID and line
 */
export function readQdc(text: string): {
  readonly codebook: RefiCodebook
  readonly leftOut: readonly LeftOut[]
} {
  return withinStack(() => {
    const file = new RefiFile(text, 'CodeBook', new LeftOutTally())
    file.leaveOutOthers(file.root, ['Codes', 'Sets'])
    const codes = readCodes(file, file.root, new Map())
    const known = new Map(codes.map(({ guid }) => [guidKey(guid), guid]))
    const sets = childElements(file.root, 'Sets').flatMap((list) => childElements(list, 'Set'))
    return {
      codebook: {
        origin: file.root.attributes.origin ?? null,
        codes,
        sets: sets.map((set) => {
          file.leaveOutOthers(set, ['Description', 'MemberCode'])
          return {
            guid: file.guid(set),
            name: file.required(set, 'name'),
            description: childText(set, 'Description'),
            codeGuids: file.references(set, 'MemberCode', known),
            sourceGuids: [],
            noteGuids: [],
          }
        }),
      },
      leftOut: file.leftOut.list,
    }
  })
}

/** Writes a `.qdc` codebook that other programs of qualitative analysis open. @throws `coding.refi-…` */
export function writeQdc(codebook: RefiCodebook): {
  readonly text: string
  readonly replaced: readonly ReplacedCharacter[]
} {
  const writer = new RefiWriter()
  const attributes = {
    xmlns: NAMESPACE,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
    origin: codebook.origin,
  }
  const codes = codebook.codes.map((code) => ({ ...code, noteGuids: [] }))
  const body = writer.element('CodeBook', attributes, [
    writer.codes(codes) ?? '<Codes/>',
    writer.sets(codebook.sets, 'guid'),
  ])
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, replaced: writer.replaced }
}

/** Codes below an element `CodeBook`, each after its parent. `notes`: those they may point at, by key. */
export function readCodes(
  file: RefiFile,
  parent: XmlElement,
  notes: ReadonlyMap<string, string>,
): RefiCode[] {
  const codes: RefiCode[] = []
  const seen = new Set<string>()
  const read = (element: XmlElement, parentGuid: string | null) => {
    const guid = file.guid(element)
    if (seen.has(guidKey(guid))) file.refuse(element, 'coding.refi-guid-twice')
    seen.add(guidKey(guid))
    codes.push({
      guid,
      parentGuid,
      name: file.required(element, 'name'),
      isCodable: !/^\s*(?:false|0)\s*$/.test(element.attributes.isCodable ?? 'true'),
      color: file.color(element),
      description: childText(element, 'Description'),
      noteGuids: file.references(element, 'NoteRef', notes),
    })
    file.leaveOutOthers(element, ['Description', 'NoteRef', 'Code'])
    for (const child of childElements(element, 'Code')) read(child, guid)
  }
  const list = firstChild(parent, 'Codes')
  for (const element of list ? childElements(list, 'Code') : []) read(element, null)
  return codes
}

/** Codes of a file as codes of ours: identifiers are their GUIDs, `#rgb` becomes `#rrggbb`. */
export function codesFromRefi(codes: readonly RefiCode[]): Code[] {
  const placed = new Map<string | null, number>()
  return codes.map(({ guid, parentGuid, name, color, description }) => {
    const position = placed.get(parentGuid) ?? 0
    placed.set(parentGuid, position + 1)
    const [, r, g, b] = /^#(.)(.)(.)$/.exec(color ?? '') ?? []
    const long = r === undefined ? color : `#${r}${r}${g}${g}${b}${b}`
    return {
      id: guid,
      parentId: parentGuid,
      name,
      definition: description ?? '',
      color: long?.toLowerCase() ?? null,
      position,
    }
  })
}

/** Our codes as a file has them. Their identifiers must be UUIDs. */
export function codesToRefi(codes: readonly Code[]): RefiCode[] {
  return flatCodes(codeTree(codes)).map(({ code: { id, parentId, name, color, definition } }) => ({
    guid: id,
    parentGuid: parentId,
    name,
    isCodable: true,
    color,
    description: definition === '' ? null : definition,
    noteGuids: [],
  }))
}
