import type { Metadata, QuestionType } from './form.ts'

/** What a cell of the column `type` asks for. */
export type XlsformType =
  | { readonly kind: 'begin' | 'end'; readonly of: 'group' | 'repeat' | 'loop' }
  | {
      readonly kind: 'select'
      readonly type: 'one' | 'many' | 'ranking'
      readonly list: string
      readonly orOther: boolean
    }
  | { readonly kind: 'plain'; readonly type: QuestionType; readonly metadata?: Metadata }
  | { readonly kind: 'phone' | 'hidden' }
  | { readonly kind: 'refused'; readonly code: RefusedType }

export type RefusedType =
  | 'type-unknown'
  | 'type-geo'
  | 'type-barcode'
  | 'type-video'
  | 'type-file'
  | 'type-device'
  | 'type-external'
  | 'type-audit'
  | 'type-loop'
  | 'entities'

const BEGIN_END = /^(begin|end)[\s_]+(group|lgroup|repeat|loop|looped group)(?: over \S+)?$/
const SELECT =
  /^(add select one prompt using|add select multiple prompt using|select all that apply from|select all that apply|select one from|select one using|select multiple from|select multiple using|select_one|select one|select1|select_multiple|select multiple|rank)(?:\s+(.+?))?(?:\s+(or specify other|or_other|or other))?$/i

/** By the names of pyxform 4.5 (question_type_dictionary.py). */
const PLAIN: Readonly<Partial<Record<QuestionType, readonly string[]>>> = {
  text: ['text', 'string', 'q string', 'add text prompt'],
  integer: ['integer', 'int', 'q int', 'add integer prompt'],
  decimal: ['decimal', 'q decimal', 'add decimal prompt'],
  date: ['date', 'q date', 'add date prompt'],
  time: ['time'],
  moment: [
    'datetime',
    'date time',
    'q datetime',
    'q date time',
    'add datetime prompt',
    'add date time prompt',
  ],
  note: ['note', 'q note', 'add note prompt'],
  photo: ['image', 'photo', 'q image', 'q picture', 'add image prompt', 'add photo prompt'],
  voice: ['audio', 'q audio', 'add audio prompt'],
  acknowledge: ['acknowledge', 'trigger', 'q acknowledge', 'add acknowledge prompt'],
  calculation: ['calculate', 'q calculate', 'add calculate prompt'],
  scale: ['range'],
}
const METADATA_NAMES: Readonly<Record<Metadata, readonly string[]>> = {
  start: ['start', 'start time', 'get start time'],
  end: ['end', 'end time', 'get end time'],
  today: ['today', 'get today'],
}
const REFUSED: Readonly<Record<string, RegExp>> = {
  'type-geo':
    /^(q |add )?(geopoint|geotrace|geoshape|gps|location|start-geopoint|background-geopoint|osm)( prompt)?( .*)?$/,
  'type-barcode': /^(q |add )?barcode( prompt)?$/,
  'type-video': /^(q |add )?video( prompt)?$/,
  'type-file': /^(add )?file( prompt)?$/,
  'type-device':
    /^(uri:|get )?(device ?id|imei|subscriber ?id|sim ?serial|sim id|phone ?number|username|email|background-audio)$/,
  'type-external':
    /^(csv-external|xml-external|select_(one|multiple)_(external|from_file)|select (one|multiple) (external|from file)|cascading[ _]select)(\s.*)?$/,
  'type-audit': /^audit$/,
  'type-loop': /^(begin|end)[\s_]+loop\b/,
  entities: /^entity$/,
}

/** Reads a cell of the column `type`, by the names that pyxform knows. */
export function readXlsformType(cell: string): XlsformType {
  const text = cell.trim().replace(/\s+/g, ' ')
  const lower = text.toLowerCase()
  const frame = BEGIN_END.exec(lower)
  if (frame) {
    const of = frame[2] === 'group' ? 'group' : frame[2] === 'loop' ? 'loop' : 'repeat'
    return { kind: frame[1] === 'begin' ? 'begin' : 'end', of }
  }
  if (lower === 'phone number') return { kind: 'phone' }
  if (lower === 'hidden') return { kind: 'hidden' }
  for (const [type, names] of Object.entries(PLAIN) as [QuestionType, readonly string[]][])
    if (names.includes(lower)) return { kind: 'plain', type }
  for (const [metadata, names] of Object.entries(METADATA_NAMES) as [Metadata, readonly string[]][])
    if (names.includes(lower)) return { kind: 'plain', type: 'metadata', metadata }
  for (const [code, pattern] of Object.entries(REFUSED))
    if (pattern.test(lower)) return { kind: 'refused', code: code as RefusedType }
  return readSelect(text)
}

function readSelect(text: string): XlsformType {
  const select = SELECT.exec(text)
  if (!select) return { kind: 'refused', code: 'type-unknown' }
  const [, command = '', list = '', other] = select
  const type = /^rank$/i.test(command) ? 'ranking' : /multiple|all/i.test(command) ? 'many' : 'one'
  if (/\.(csv|xml|geojson)$/i.test(list)) return { kind: 'refused', code: 'type-external' }
  if (/\s/.test(list) || (type === 'ranking' && other)) return { kind: 'refused', code: 'type-unknown' }
  return { kind: 'select', type, list, orOther: other !== undefined }
}
