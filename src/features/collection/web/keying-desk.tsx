import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import { localDay } from '#kernel/day.ts'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { nextSheetNumber } from '../domain/keying-pace.ts'
import { judgeSheet, type TypedSheet } from '../domain/sheet-judgement.ts'
import { sheetLines } from '../domain/sheet-rows.ts'
import { clockOffset } from './clock-offset.ts'
import { usePlaces } from './collection-api.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { KeyingHead, type SheetHead } from './keying-head.tsx'
import { LastSheets } from './keying-last.tsx'
import { KeyingPace } from './keying-pace.tsx'
import { type QueuedSheet, useKeyingQueue } from './keying-queue.ts'
import { KeyingRefused } from './keying-refused.tsx'
import { goToRow, SheetFields } from './sheet-fields.tsx'
import { teamWords } from './team-words.ts'

type KeyingDeskProps = {
  readonly at: CollectionHere
  readonly versionId: string
  readonly compiled: CompiledForm
  readonly firstSheet: string
}

type Sheet = SheetHead & { readonly typed: TypedSheet }

const NO_ROWS: ReadonlySet<string> = new Set()

/** What keeps a sheet from being kept, said where the act is. */
type Hold = { readonly why: 'empty' | 'wrong' | 'lacking'; readonly n: number }

export function KeyingDesk({ at: { scope, collection }, versionId, compiled, firstSheet }: KeyingDeskProps) {
  const say = useSay(teamWords)
  const queue = useKeyingQueue(scope)
  const places = usePlaces(scope.territoryId)
  const draft = useDraft<Sheet>(`sheet:${scope.collectionId}:${versionId}`, {
    typed: {},
    sheet: firstSheet,
    groupId: '',
    collector: '',
    day: '',
  })
  const { typed, ...head } = draft.value
  const [left, setLeft] = useState(NO_ROWS)
  const [hold, setHold] = useState<Hold>()
  const [keptAt, setKeptAt] = useState<readonly number[]>([])
  const [said, setSaid] = useState('')
  const rows = useRef<HTMLDivElement>(null)
  const top = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const { form } = compiled
  // the sheet is in the language in which it was printed, that of the collection
  const { lang } = collection
  const lines = useMemo(() => sheetLines(form, lang), [form, lang])
  const day = head.day === '' ? localDay(new Date()) : head.day
  const place = { lang, places: places.codes, offset: clockOffset(day) }
  const state = judgeSheet(compiled, lines, typed, { ...place, day })
  const begin = useCallback(() => {
    top.current?.scrollIntoView({ block: 'start' })
    goToRow(rows.current, undefined)
  }, [])
  useEffect(begin, [begin])

  const open = (next: Sheet) => {
    draft.set(next)
    setLeft(NO_ROWS)
    setHold(undefined)
    begin()
  }
  const keepSheet = () => {
    const { wrong, lacking } = state
    const why = state.isEmpty
      ? 'empty'
      : wrong.length > 0
        ? 'wrong'
        : lacking.length > 0
          ? 'lacking'
          : undefined
    // Pressed again, what is missing is missing on the sheet.
    if (why && !(why === 'lacking' && hold?.why === 'lacking')) {
      const missing = why === 'wrong' ? wrong : lacking
      setHold({ why, n: missing.length })
      setLeft((before) => new Set([...before, ...missing]))
      return goToRow(rows.current, missing[0])
    }
    const input = {
      ...scope,
      id: newId(),
      versionId,
      answers: { ...state.answers },
      lang,
      groupId: head.groupId === '' ? null : head.groupId,
      sheet: head.sheet.trim(),
      collector: head.collector.trim(),
      finishedOn: head.day === '' ? null : head.day,
    }
    queue.push({ input, typed })
    setKeptAt((before) => [...before, Date.now()])
    setSaid(say('keying.kept', { sheet: input.sheet || '—' }))
    open({ ...head, typed: {}, sheet: nextSheetNumber(head.sheet) })
  }
  const takeUp = ({ input, typed: before }: QueuedSheet) => {
    queue.dismiss(input.id)
    const { sheet, groupId, collector, finishedOn } = input
    open({ typed: before, sheet, collector, groupId: groupId ?? '', day: finishedOn ?? '' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    keepSheet()
  }
  return (
    <div className="co-desk">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the fields and the button inside */}
      <div className="co-desk-sheet" onKeyDown={onKeyDown}>
        {!state.isEmpty && <DraftFound draft={draft} />}
        <KeyingRefused queue={queue} onTakeUp={takeUp} />
        <KeyingHead ref={top} scope={scope} value={head} onChange={draft.patch} />
        <div ref={rows}>
          <SheetFields
            compiled={compiled}
            lines={lines}
            typed={typed}
            state={state}
            place={place}
            places={places.names}
            left={left}
            onLeave={(key) => setLeft((before) => (before.has(key) ? before : new Set([...before, key])))}
            onType={(key, text) => {
              setHold(undefined)
              draft.patch({ typed: { ...typed, [key]: text } })
            }}
            onKeep={keepSheet}
            onEnd={() => keep.current?.focus()}
          />
        </div>
        <div className="co-desk-foot">
          <Button ref={keep} onClick={keepSheet}>
            {say(hold?.why === 'lacking' ? 'keying.keep-blank' : 'keying.keep')}
          </Button>
          <span className="tb-soft">{say('keying.keys')}</span>
          <p role="status" className="co-desk-said">
            {hold ? say(`keying.${hold.why}`, { n: hold.n }) : said}
          </p>
        </div>
      </div>
      <aside className="co-desk-side" aria-label={say('keying.side')}>
        <KeyingPace queue={queue} keptAt={keptAt} />
        <LastSheets scope={scope} queue={queue} />
      </aside>
    </div>
  )
}
