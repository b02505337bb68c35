import './worlds.css'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { foldText } from '#kernel/text-measure.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import type { Weight } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { GradeDots } from './grade-choice.tsx'

export type Grades = Readonly<Record<string, Weight>>

type WorldChipsProps = {
  readonly label: string
  readonly help?: string
  readonly worlds: readonly { readonly id: string; readonly name: string }[]
  readonly grades: Grades
  readonly onChange: (grades: Grades) => void
  readonly disabled?: boolean
}

/** Pressed again and again: 1, 2, 3, then out. */
const nextGrade = (grade: Weight | undefined): Weight | undefined =>
  grade === undefined ? 1 : grade === 1 ? 2 : grade === 2 ? 3 : undefined

/**
 * Worlds as buttons with a grade: presses count up, the keys 1, 2 and 3 say it at once, 0 takes it away. One stop for
 * Tab; arrows walk, a letter jumps to the next world that begins with it.
 */
export function WorldChips({
  label,
  help,
  worlds: given,
  grades,
  onChange,
  disabled = false,
}: WorldChipsProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const worlds = useMemo(() => {
    const order = new Intl.Collator(lang)
    return [...given].sort((a, b) => order.compare(a.name, b.name))
  }, [given, lang])
  const bar = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const stop = Math.min(at, worlds.length - 1)
  const set = (worldId: string, grade: Weight | undefined) => {
    const { [worldId]: _, ...others } = grades
    onChange(grade === undefined ? others : { ...others, [worldId]: grade })
  }
  const go = (index: number) => {
    setAt(index)
    bar.current?.querySelectorAll('button')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const world = worlds[stop]
    if (!world) return
    const { key } = event
    const step = stepOf(key, stop, worlds.length)
    if (step !== undefined) go(step)
    else if (key === '1' || key === '2' || key === '3') set(world.id, Number(key) as Weight)
    else if (key === '0' || key === 'Delete' || key === 'Backspace') set(world.id, undefined)
    else if (/^\p{L}$/u.test(key)) {
      const turned = worlds.map((_, index) => (stop + 1 + index) % worlds.length)
      const found = turned.find((index) => foldText(worlds[index]?.name ?? '').startsWith(foldText(key)))
      if (found === undefined) return
      go(found)
    } else return
    event.preventDefault()
  }
  return (
    <div className="wo-chips-box">
      <p className="wo-label" aria-hidden="true">
        {label}
      </p>
      {help && <p className="wo-help">{help}</p>}
      <div ref={bar} className="wo-chips" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
        {worlds.map((world, index) => {
          const grade = grades[world.id]
          return (
            <button
              key={world.id}
              type="button"
              className="wo-chip"
              disabled={disabled}
              tabIndex={index === stop ? 0 : -1}
              aria-pressed={grade !== undefined}
              aria-label={grade === undefined ? world.name : `${world.name}, ${say(`grade.${grade}`)}`}
              onFocus={() => setAt(index)}
              onClick={() => set(world.id, nextGrade(grade))}
            >
              {world.name}
              <GradeDots grade={grade} />
            </button>
          )
        })}
      </div>
    </div>
  )
}

function stepOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
