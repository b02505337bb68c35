import type { XmlElement } from '@rgrove/parse-xml'
import { strFromU8, strToU8 } from 'fflate'
import { childElements, firstChild } from '#features/worlds/domain/network-files/xml-tree.ts'
import { readCodes } from './refi-qda-codebook.ts'
import {
  guidKey,
  type LeftOut,
  LeftOutTally,
  type RefiCoding,
  type RefiProject,
  type RefiSelection,
  type RefiText,
} from './refi-qda-model.ts'
import { childText, RefiFile, stampOf, withinStack } from './refi-qda-xml.ts'

export type ReadProject = { readonly project: RefiProject; readonly leftOut: readonly LeftOut[] }

type Known = {
  readonly codes: ReadonlyMap<string, string>
  readonly notes: ReadonlyMap<string, string>
  readonly entries: ReadonlyMap<string, Uint8Array>
}

const keysOf = (elements: readonly { guid: string }[]) =>
  new Map(elements.map(({ guid }) => [guidKey(guid), guid]))

/**
 * Reads `project.qde` (REFI-QDA 1.0) with the texts that stand beside it, and says what it held that is not taken over.
 * @param entries files of the archive by name (`sources/….txt`); none when the `.qde` comes by itself
 * @throws `coding.refi-…`, with element, GUID and line
 */
export function readProject(qde: string, entries: ReadonlyMap<string, Uint8Array>): ReadProject {
  return withinStack(() => {
    const file = new RefiFile(qde, 'Project', new LeftOutTally())
    const { root } = file
    file.leaveOutOthers(root, ['Users', 'CodeBook', 'Sources', 'Notes', 'Sets', 'Description', 'NoteRef'])
    if (root.attributes.basePath !== undefined) file.leftOut.add('@basePath', 'not-taken')
    const below = (list: string, name: string) =>
      childElements(root, list).flatMap((element) => childElements(element, name))
    const byName = new Map([...entries].map(([name, bytes]) => [name.toLowerCase(), bytes]))
    const noteElements = below('Notes', 'Note')
    const notes = keysOf(noteElements.map((element) => ({ guid: file.guid(element) })))
    const book = firstChild(root, 'CodeBook')
    const codes = book ? readCodes(file, book, notes) : []
    const known: Known = { codes: keysOf(codes), notes, entries: byName }
    for (const list of childElements(root, 'Sources')) file.leaveOutOthers(list, ['TextSource'])
    const sources = below('Sources', 'TextSource').map((element) => readText(file, element, known))
    const sourceKeys = keysOf(sources)
    if (sourceKeys.size < sources.length) file.refuse(root, 'coding.refi-guid-twice')
    const project: RefiProject = {
      name: file.required(root, 'name'),
      origin: root.attributes.origin ?? null,
      ...stampOf(root, 'GUID'),
      description: childText(root, 'Description'),
      users: below('Users', 'User').map((user) => {
        const { name = null, id = null } = user.attributes
        return { guid: file.guid(user), name, id }
      }),
      codes,
      sources,
      notes: noteElements.map((element) => readText(file, element, known)),
      sets: below('Sets', 'Set').map((set) => ({
        guid: file.guid(set),
        name: file.required(set, 'name'),
        description: childText(set, 'Description'),
        codeGuids: file.references(set, 'MemberCode', known.codes),
        sourceGuids: file.references(set, 'MemberSource', sourceKeys),
        noteGuids: file.references(set, 'MemberNote', notes),
      })),
      noteGuids: file.references(root, 'NoteRef', notes),
    }
    return { project, leftOut: file.leftOut.list }
  })
}

function readText(file: RefiFile, element: XmlElement, known: Known): RefiText {
  const { name = null, plainTextPath = null, richTextPath } = element.attributes
  if (richTextPath !== undefined) file.leftOut.add('@richTextPath', 'not-taken')
  file.leaveOutOthers(element, ['Description', 'PlainTextContent', 'PlainTextSelection', 'Coding', 'NoteRef'])
  const content = childText(element, 'PlainTextContent')
  const path = content === null ? plainTextPath : null
  const text = content ?? (path === null ? '' : entryText(known.entries, path))
  if (text === null) file.leftOut.add('@plainTextPath', 'text-absent')
  // bytes that are no UTF-8 were read as U+FFFD
  else if (path !== null && text.includes('\ufffd') && !holdsUtf8(entryOf(known.entries, path), text)) {
    file.leftOut.add('@plainTextPath', 'unreadable')
  }
  return {
    guid: file.guid(element),
    name,
    ...stampOf(element),
    description: childText(element, 'Description'),
    text,
    path,
    selections: childElements(element, 'PlainTextSelection').map((each) => readSelection(file, each, known)),
    codings: readCodings(file, element, known),
    noteGuids: file.references(element, 'NoteRef', known.notes),
  }
}

function readSelection(file: RefiFile, element: XmlElement, known: Known): RefiSelection {
  const [startPosition, endPosition] = [
    file.position(element, 'startPosition'),
    file.position(element, 'endPosition'),
  ]
  if (endPosition < startPosition) {
    file.refuse(element, 'coding.refi-position-wrong', { attribute: 'endPosition', value: endPosition })
  }
  file.leaveOutOthers(element, ['Description', 'Coding', 'NoteRef'])
  return {
    guid: file.guid(element),
    name: element.attributes.name ?? null,
    ...stampOf(element),
    description: childText(element, 'Description'),
    startPosition,
    endPosition,
    codings: readCodings(file, element, known),
    noteGuids: file.references(element, 'NoteRef', known.notes),
  }
}

function readCodings(file: RefiFile, parent: XmlElement, known: Known): RefiCoding[] {
  return childElements(parent, 'Coding').flatMap((element) => {
    const [codeGuid] = file.references(element, 'CodeRef', known.codes)
    if (codeGuid === undefined) {
      file.leftOut.add('Coding', 'points-nowhere')
      return []
    }
    const { creatingUser, creationDateTime } = stampOf(element)
    const noteGuids = file.references(element, 'NoteRef', known.notes)
    return [{ guid: file.guid(element), codeGuid, creatingUser, creationDateTime, noteGuids }]
  })
}

function entryOf(entries: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array | undefined {
  const [, name] = /^internal:\/\/\/?(.+)$/i.exec(path.trim()) ?? []
  return name === undefined ? undefined : entries.get(`sources/${name}`.toLowerCase())
}

/** UTF-8 without its byte order mark, which is no character of the text; line ends stay as they are. Null when it is not there. */
function entryText(entries: ReadonlyMap<string, Uint8Array>, path: string): string | null {
  const bytes = entryOf(entries, path)
  if (!bytes) return null
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  // the mark is cut here, once: what decodes may cut one of its own
  const text = strFromU8(marked ? bytes.subarray(3) : bytes)
  return marked && bytes[3] === 0xef && bytes[4] === 0xbb && bytes[5] === 0xbf && !text.startsWith('\ufeff')
    ? `\ufeff${text}`
    : text
}

/** Bytes of a text as an archive has them; a text that begins with a byte order mark gets a second one, so that its own stays. */
export const textBytes = (text: string): Uint8Array =>
  strToU8(text.startsWith('\ufeff') ? `\ufeff${text}` : text)

/** Whether a text gives back the bytes that it was read from, a mark before it aside. */
function holdsUtf8(bytes: Uint8Array | undefined, text: string): boolean {
  const again = strToU8(text)
  const offset = (bytes?.length ?? 0) - again.length
  return (offset === 0 || offset === 3) && again.every((byte, i) => byte === bytes?.[i + offset])
}
