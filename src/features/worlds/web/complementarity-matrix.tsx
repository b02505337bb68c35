import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { readDecimal, writeDecimal } from '#platform/web/decimal-input.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { markWorlds } from '../domain/network-palette.ts'
import { networkMapWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'
import { useChangeSettings } from './network-settings.ts'
import { WorldMark } from './world-mark.tsx'

const keyOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

type MatrixProps = { readonly here: NetworkHere; readonly read: NetworkRead }

/** Worlds by worlds, one value a pair: half a table, walked with the arrows. */
export function ComplementarityMatrix({ here, read }: MatrixProps) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  const changing = useChangeSettings(here, read)
  const table = useRef<HTMLTableElement>(null)
  const { worlds } = read.data
  const marks = markWorlds(worlds)
  const [texts, setTexts] = useState(
    () =>
      new Map(
        read.settings.complementarity.map(({ a, b, value }) => [keyOf(a, b), writeDecimal(`${value}`, lang)]),
      ),
  )
  const [isChanged, setChanged] = useState(false)
  const readShare = (text: string) => {
    const plain = readDecimal(text)
    const value = plain === undefined || plain === '' ? undefined : Number(plain)
    return value !== undefined && value >= 0 && value <= 1 ? value : undefined
  }
  const isWrong = [...texts.values()].some((text) => text.trim() !== '' && readShare(text) === undefined)
  const put = (key: string, text: string) => {
    setTexts(new Map(texts).set(key, text))
    setChanged(true)
  }
  const save = () => {
    const complementarity = [...texts].flatMap(([key, text]) => {
      const [a = '', b = ''] = key.split(' ')
      const value = readShare(text)
      return value === undefined ? [] : [{ a, b, value }]
    })
    changing.mutate({ complementarity }, { onSuccess: () => setChanged(false) })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    const { row, column } = event.currentTarget.dataset
    if (!step || row === undefined || column === undefined) return
    const [down = 0, right = 0] = step
    const next = table.current?.querySelector<HTMLInputElement>(
      `input[data-row="${Number(row) + down}"][data-column="${Number(column) + right}"]`,
    )
    if (!next) return
    event.preventDefault()
    next.focus()
    next.select()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls with the keyboard too */}
      <section className="wx-matrix-scroll" tabIndex={0} aria-label={say('matrix.title')}>
        <table ref={table} className="wx-matrix">
          <caption className="tb-hidden">{say('matrix.title')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="tb-hidden">{say('matrix.row')}</span>
              </th>
              {worlds.slice(0, -1).map((world) => (
                <th key={world.id} scope="col" title={world.name}>
                  <WorldMark world={{ color: world.color, mark: marks.get(world.id) ?? '' }} />
                  <span className="tb-hidden">{world.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {worlds.slice(1).map((b, i) => (
              <tr key={b.id}>
                <th scope="row">
                  <span className="wn-named">
                    <WorldMark world={{ color: b.color, mark: marks.get(b.id) ?? '' }} /> {b.name}
                  </span>
                </th>
                {worlds.slice(0, i + 1).map((a, j) => {
                  const key = keyOf(a.id, b.id)
                  const text = texts.get(key) ?? ''
                  const value = readShare(text)
                  return (
                    <td key={a.id}>
                      <input
                        type="text"
                        inputMode="decimal"
                        maxLength={5}
                        disabled={!here.mayWrite}
                        aria-label={say('matrix.cell', { a: a.name, b: b.name })}
                        aria-invalid={text.trim() !== '' && value === undefined}
                        data-row={i}
                        data-column={j}
                        value={text}
                        style={{ '--wx-share': value ?? 0 } as CSSProperties}
                        onKeyDown={onKeyDown}
                        onChange={(event) => put(key, event.currentTarget.value)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {here.mayWrite && (
        <div className="tb-row">
          <Button look="second" disabled={!isChanged || isWrong} busy={changing.isPending} onClick={save}>
            {say('matrix.save')}
          </Button>
        </div>
      )}
      <ProblemNotice problem={changing.error} />
    </>
  )
}
