import { type DragEvent, useRef, useState } from 'react'
import { useArrowKeys } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type FormItem, textIn } from '../domain/form.ts'
import { findItem, moveItem, placeOf } from '../domain/form-editing.ts'
import { AddItem } from './add-item.tsx'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

type DropAt = { readonly name: string; readonly side: 'before' | 'after' | 'inside' }

/** The questions in their order, groups and repeats nested: to open, to move, to add. */
export function Outline() {
  const say = useSay(editorWords)
  const { form, tag, selected, select, mayWrite, edit } = useEditor()
  const list = useRef<HTMLElement>(null)
  useArrowKeys(list)
  const [dragged, setDragged] = useState('')
  const [over, setOver] = useState<DropAt>()
  const drop = () => {
    const place = over && placeOf(form, over.name)
    if (over && place && dragged !== '' && dragged !== over.name) {
      const holder = findItem(form, over.name)
      const inside = over.side === 'inside' && holder && holder.kind !== 'question'
      edit(
        moveItem(
          form,
          dragged,
          inside
            ? { parent: over.name, at: holder.items.length }
            : { ...place, at: place.at + (over.side === 'after' ? 1 : 0) },
        ),
        undefined,
        dragged,
      )
    }
    setDragged('')
    setOver(undefined)
  }
  return (
    <nav className="qn-outline" aria-label={say('outline.label')} ref={list}>
      <button
        type="button"
        className="qn-row qn-row-form"
        aria-current={selected === '' || undefined}
        onClick={() => select('')}
      >
        <span className="qn-row-words">{textIn(form.title, tag, form) || say('page.title')}</span>
        <span className="qn-row-type">{say('outline.settings')}</span>
      </button>
      <Rows
        items={form.items}
        drag={{ dragged, over, onDrag: setDragged, onOver: setOver, onDrop: drop, isOn: mayWrite }}
      />
      {form.items.length === 0 && <p className="tb-soft">{say('outline.empty')}</p>}
      {mayWrite && <AddItem />}
      {mayWrite && <p className="qn-keys tb-soft">{say('outline.keys')}</p>}
    </nav>
  )
}

type Drag = {
  readonly dragged: string
  readonly over: DropAt | undefined
  readonly isOn: boolean
  readonly onDrag: (name: string) => void
  readonly onOver: (at: DropAt) => void
  readonly onDrop: () => void
}

function Rows({ items, drag }: { readonly items: readonly FormItem[]; readonly drag: Drag }) {
  return (
    <ol className="qn-rows">
      {items.map((item) => (
        <li key={item.name}>
          <Row item={item} drag={drag} />
          {item.kind !== 'question' && <Rows items={item.items} drag={drag} />}
        </li>
      ))}
    </ol>
  )
}

function Row({ item, drag }: { readonly item: FormItem; readonly drag: Drag }) {
  const say = useSay(editorWords)
  const { form, tag, selected, select, problems, evaluation } = useEditor()
  const n = problems.filter((problem) => problem.item === item.name && problem.severity === 'error').length
  const state = evaluation?.states.get(item.name)
  const isOver = drag.over?.name === item.name && drag.dragged !== item.name
  const onDragOver = (event: DragEvent<HTMLElement>) => {
    if (drag.dragged === '') return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const part = (event.clientY - top) / height
    const isHolder = item.kind !== 'question'
    const side =
      isHolder && part > 0.3 && part < 0.9 ? 'inside' : part < 0.5 ? 'before' : isHolder ? 'inside' : 'after'
    if (drag.over?.name !== item.name || drag.over.side !== side) drag.onOver({ name: item.name, side })
  }
  const type = item.kind === 'question' ? say(`type.${item.type}`) : say(`kind.${item.kind}`)
  return (
    <button
      type="button"
      className="qn-row"
      data-kind={item.kind}
      data-item={item.name}
      data-over={isOver ? drag.over?.side : undefined}
      aria-current={selected === item.name || undefined}
      draggable={drag.isOn}
      onClick={() => select(item.name)}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', item.name)
        drag.onDrag(item.name)
      }}
      onDragOver={onDragOver}
      onDrop={(event) => {
        event.preventDefault()
        drag.onDrop()
      }}
      onDragEnd={() => drag.onDrag('')}
    >
      <span className="qn-row-words">{textIn(item.label, tag, form) || item.name}</span>
      <span className="qn-row-type">
        {type}
        {item.relevant && ` · ${say('outline.condition')}`}
        {state && !state.relevant && ` · ${say('outline.hidden')}`}
        {n > 0 && <strong className="qn-wrong"> · ▲ {say('outline.wrong', { n })}</strong>}
      </span>
    </button>
  )
}
