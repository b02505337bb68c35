import { type KeyboardEvent, useCallback, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { readStored, writeStored } from '#platform/web/browser-storage.ts'
import { Button } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { CodeEntry, Coder, CodingText } from '../contract.ts'
import type { Span } from '../domain/passage.ts'
import { codingScreensWords } from '../words.ts'
import { CodePalette } from './code-palette.tsx'
import { CodebookPane } from './codebook-pane.tsx'
import { CodedText } from './coded-text.tsx'
import { useActs } from './coding-acts.ts'
import { useCodingApi, useCodingChanged, usePassages } from './coding-api.ts'
import { FollowNotice } from './follow-notice.tsx'
import { PassagePanel } from './passage-panel.tsx'
import { useSourceName } from './source-bar.tsx'

type DeskProps = {
  readonly here: EvaluationHere
  readonly source: CodingText
  readonly codes: readonly CodeEntry[]
  readonly coders: readonly Coder[]
  readonly place: number | undefined
}

const BLIND = 'tablee.coding-blind'
const MOST_RECENT = 9

/** The desk where one codes: codebook, text, passage. */
export function CodingDesk({ here, source, codes, coders, place }: DeskProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const changed = useCodingChanged(scope.evaluationId)
  const acts = useActs(useCallback(() => changed(), [changed]))
  const undoToast = useUndoToast()
  const nameOf = useSourceName()
  const [blind, setBlind] = useState(() => readStored(BLIND) === 'yes')
  const passages = usePassages(scope, source.id, blind)
  const [picked, setPicked] = useState<Span | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [saysRead, setSaysRead] = useState<boolean | null>(null)
  const [palette, setPalette] = useState(false)
  const [recent, setRecent] = useState<readonly string[]>([])
  const codeOf = (id: string) => codes.find((code) => code.id === id)
  const all = passages.data ?? []
  const shown = all.find(({ id }) => id === opened)
  const me = coders.find(({ isMe }) => isMe)
  const isRead = me !== undefined && source.readBy.includes(me.id)
  const recentCodes = recent.map(codeOf).filter((code) => code !== undefined)

  const give = async ({ id: codeId }: Pick<CodeEntry, 'id'>) => {
    setPalette(false)
    if (!picked) return
    const id = newId()
    const made = { ...scope, id, sourceId: source.id, codeId, ...picked, digest: source.digest }
    let isFirst = true
    let stands = id
    setRecent((before) => [codeId, ...before.filter((each) => each !== codeId)].slice(0, MOST_RECENT))
    const done = await acts.act({
      go: async () => {
        if (isFirst) stands = (await api.passages.create(made)).id
        else await api.passages.restore({ ...scope, id: stands })
        isFirst = false
      },
      back: async () => {
        const { items } = await api.passages.list({ ...scope, sourceId: source.id, codeId, limit: 200 })
        const version = items.find((each) => each.id === stands)?.version ?? 1
        await api.passages.remove({ ...scope, id: stands, version })
      },
    })
    if (done) setOpened(stands)
  }
  const giveNew = async (name: string) => {
    const made = await api.codes.create({ ...scope, name })
    // known before the palette closes: the same name typed at once finds it
    await changed()
    return give(made)
  }
  const read = (told: boolean) => {
    setSaysRead(told)
    return acts
      .act({
        go: () => api.sources.read({ ...scope, id: source.id, isRead: told }),
        back: () => api.sources.read({ ...scope, id: source.id, isRead: !told }),
      })
      .finally(() => setSaysRead(null))
  }
  const remove = async () => {
    await api.sources.remove({ ...scope, id: source.id, version: source.version })
    await changed()
    undoToast(say('source.removed', { title: nameOf(source) }), async () => {
      await api.sources.restore({ ...scope, id: source.id })
      await changed()
    })
  }
  const onKey = (event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target.tagName : ''
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || /INPUT|TEXTAREA/.test(target))
      return
    event.preventDefault()
    void (event.shiftKey ? acts.redo() : acts.undo())
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Z is heard wherever the focus is; the buttons are for everybody
    <div className="cd-desk" onKeyDown={onKey}>
      <CodebookPane
        scope={scope}
        codes={codes}
        acts={acts}
        isPicking={picked !== null}
        onCode={(code) => void give(code)}
      />
      <section className="cd-reading" aria-label={nameOf(source)}>
        <div className="cd-tools tb-no-print">
          <Button disabled={picked === null} onClick={() => setPalette(true)}>
            {say('text.code')}
          </Button>
          <Button
            look="quiet"
            icon={<SignIcon sign="undo" />}
            disabled={!acts.mayUndo}
            onClick={() => void acts.undo()}
          >
            {say('undo')}
          </Button>
          <Button look="quiet" disabled={!acts.mayRedo} onClick={() => void acts.redo()}>
            {say('redo')}
          </Button>
          <CheckField
            label={say('text.blind')}
            checked={blind}
            onChange={(next) => {
              setBlind(next)
              writeStored(BLIND, next ? 'yes' : 'no')
            }}
          />
        </div>
        {recentCodes.length > 0 && (
          <p className="cd-recent tb-no-print">
            <span className="tb-soft">{say('text.recent')}</span>
            {recentCodes.map((code, at) => (
              <button
                key={code.id}
                type="button"
                className="cd-recent-code"
                disabled={picked === null}
                onClick={() => void give(code)}
              >
                <kbd>{at + 1}</kbd> {code.name}
              </button>
            ))}
          </p>
        )}
        <FollowNotice scope={scope} source={source} passages={all} onOpen={setOpened} />
        <p id="cd-text-help" className="tb-soft cd-help tb-no-print">
          {say('text.help')}
        </p>
        <p className="tb-hidden" role="status">
          {picked
            ? say('text.picked', { words: source.text.slice(picked.start, picked.end).slice(0, 200) })
            : ''}
        </p>
        <CodedText
          text={source.text}
          title={nameOf(source)}
          passages={all}
          codeOf={codeOf}
          picked={picked}
          onPick={setPicked}
          opened={opened}
          onOpen={setOpened}
          onPalette={() => picked && setPalette(true)}
          onDigit={(digit) => {
            const code = recentCodes[digit - 1]
            if (code) void give(code)
          }}
          place={place}
        />
        <div className="cd-foot tb-no-print">
          <CheckField
            label={say('text.read')}
            checked={saysRead ?? isRead}
            onChange={(told) => void read(told)}
          />
          <p className="tb-soft">{say('text.read-help')}</p>
          <p className="tb-soft">{say('text.read-by', { n: source.readBy.length })}</p>
          <Button look="quiet" onClick={() => void remove()}>
            {say('source.remove')}
          </Button>
        </div>
      </section>
      <aside className="cd-side tb-no-print" aria-label={say('passage.pane')}>
        {shown ? (
          <PassagePanel
            key={`${shown.id} ${shown.version}`}
            here={here}
            scope={scope}
            source={source}
            codes={codes}
            passage={shown}
            acts={acts}
            picked={picked}
            onClose={() => setOpened(null)}
          />
        ) : (
          <p className="tb-soft">{say(all.length === 0 ? 'passage.none-yet' : 'passage.none-open')}</p>
        )}
      </aside>
      {palette && (
        <CodePalette
          codes={codes}
          recent={recent}
          onCode={(code) => void give(code)}
          onNew={(name) => void giveNew(name)}
          onClose={() => setPalette(false)}
        />
      )}
    </div>
  )
}
