import type { RefiCoding, RefiProject, RefiSelection, RefiStamp, RefiText } from './refi-qda-model.ts'
import { textBytes } from './refi-qda-project.ts'
import { RefiWriter, type ReplacedCharacter } from './refi-qda-writing.ts'

const NAMESPACE = 'urn:QDA-XML:project:1.0'
const SCHEMA = 'http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd'

export type WrittenProject = {
  /** What goes into the archive: `project.qde` and `sources/….txt`. */
  readonly entries: ReadonlyMap<string, Uint8Array>
  readonly qde: string
  readonly replaced: readonly ReplacedCharacter[]
}

/**
 * Writes a project as REFI-QDA 1.0 (Project.xsd of 18 March 2019), elements in the order of the schema. Texts with a path go to a file of their own in UTF-8,
 * the others stand in the project file. @throws `coding.refi-…`
 */
export function writeProject(project: RefiProject): WrittenProject {
  const writer = new RefiWriter()
  const files = new Map<string, Uint8Array>()
  const codes = writer.codes(project.codes)
  const body = writer.element(
    'Project',
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
      name: project.name,
      origin: project.origin,
      ...stamp(project, 'GUID'),
    },
    [
      writer.list(
        'Users',
        project.users.map(({ guid, name, id }) =>
          writer.element('User', { guid: writer.guid('User', guid), name, id }),
        ),
      ),
      codes === null ? null : `<CodeBook>${codes}</CodeBook>`,
      writer.list(
        'Sources',
        project.sources.map((text) => textElement(writer, 'TextSource', text, files)),
      ),
      writer.list(
        'Notes',
        project.notes.map((text) => textElement(writer, 'Note', text, files)),
      ),
      writer.sets(project.sets, 'targetGUID'),
      writer.text('Description', '', project.description),
      ...writer.refs('NoteRef', project.noteGuids),
    ],
  )
  const qde = `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
  return { entries: new Map([['project.qde', textBytes(qde)], ...files]), qde, replaced: writer.replaced }
}

function textElement(
  writer: RefiWriter,
  name: 'TextSource' | 'Note',
  text: RefiText,
  files: Map<string, Uint8Array>,
): string {
  const { guid, path } = text
  const [, file] = /^internal:\/\/\/?(.+)$/i.exec(path ?? '') ?? []
  if (text.text !== null && file !== undefined) {
    for (const [half] of text.text.matchAll(/\p{Cs}/gu)) writer.look(name, guid, half)
    files.set(`sources/${file}`, textBytes(text.text))
  }
  const inside = path === null || (file === undefined && text.text !== null)
  const attributes = {
    guid: writer.guid(name, guid),
    name: text.name,
    plainTextPath: inside ? null : path,
    ...stamp(text),
  }
  return writer.element(name, attributes, [
    writer.text('Description', guid, text.description),
    inside ? writer.text('PlainTextContent', guid, text.text) : null,
    ...text.selections.map((each) => selectionElement(writer, each)),
    ...text.codings.map((each) => codingElement(writer, each)),
    ...writer.refs('NoteRef', text.noteGuids),
  ])
}

function selectionElement(writer: RefiWriter, selection: RefiSelection): string {
  const { guid, name, startPosition, endPosition } = selection
  const attributes = {
    guid: writer.guid('PlainTextSelection', guid),
    name,
    startPosition,
    endPosition,
    ...stamp(selection),
  }
  return writer.element('PlainTextSelection', attributes, [
    writer.text('Description', guid, selection.description),
    ...selection.codings.map((each) => codingElement(writer, each)),
    ...writer.refs('NoteRef', selection.noteGuids),
  ])
}

function codingElement(writer: RefiWriter, coding: RefiCoding): string {
  const { guid, creatingUser, creationDateTime } = coding
  return writer.element('Coding', { guid: writer.guid('Coding', guid), creatingUser, creationDateTime }, [
    ...writer.refs('CodeRef', [coding.codeGuid]),
    ...writer.refs('NoteRef', coding.noteGuids),
  ])
}

function stamp({ creatingUser, creationDateTime, modifyingUser, modifiedDateTime }: RefiStamp, suffix = '') {
  return {
    [`creatingUser${suffix}`]: creatingUser,
    creationDateTime,
    [`modifyingUser${suffix}`]: modifyingUser,
    modifiedDateTime,
  }
}
