import { useRef, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { FormItem, Question, QuestionType } from '../domain/form.ts'
import { changeType, findItem, freshName, insertItem, placeOf } from '../domain/form-editing.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

/** Types in families, as people look for them. */
export const TYPE_FAMILIES = {
  choices: ['one', 'many', 'ranking', 'scale', 'rubric', 'matrix'],
  figures: ['integer', 'decimal', 'amount', 'date', 'time', 'moment'],
  words: ['text', 'place', 'photo', 'voice'],
  apart: ['note', 'acknowledge', 'calculation', 'metadata'],
} as const satisfies Record<string, readonly QuestionType[]>
type Family = keyof typeof TYPE_FAMILIES
export const FAMILIES = Object.keys(TYPE_FAMILIES) as Family[]

/** Adds a question, a group or a repeat after the open item, or inside an open group. */
export function AddItem() {
  const say = useSay(editorWords)
  const { form, selected, edit, select } = useEditor()
  const [open, setOpen] = useState(false)
  const act = useRef<HTMLButtonElement>(null)
  const add = (kind: QuestionType | 'group' | 'repeat') => {
    const isQuestion = kind !== 'group' && kind !== 'repeat'
    const name = freshName(form, isQuestion ? 'question' : kind === 'group' ? 'groupe' : 'fois')
    const item: FormItem = isQuestion
      ? { kind: 'question', type: 'text', name, label: {} }
      : { kind, name, label: {}, items: [] }
    const here = findItem(form, selected)
    const place = placeOf(form, selected)
    const to =
      here && here.kind !== 'question'
        ? { parent: here.name, at: here.items.length }
        : place
          ? { ...place, at: place.at + 1 }
          : { parent: '', at: form.items.length }
    const grown = insertItem(form, item, to)
    edit(isQuestion ? changeType(grown, item as Question, kind) : grown, undefined, name)
    setOpen(false)
    select(name, 'label')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened
    <div
      className="qn-add"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        act.current?.focus()
      }}
    >
      <Button
        ref={act}
        look="second"
        icon={<SignIcon sign="plus" />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {say('add')}
      </Button>
      {open && (
        <div className="qn-types">
          {FAMILIES.map((family) => (
            <section key={family} aria-label={say(`family.${family}`)}>
              <h3>{say(`family.${family}`)}</h3>
              <ul>
                {TYPE_FAMILIES[family].map((type) => (
                  <li key={type}>
                    <button type="button" onClick={() => add(type)}>
                      {say(`type.${type}`)}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <section aria-label={say('family.groups')}>
            <h3>{say('family.groups')}</h3>
            <ul>
              {(['group', 'repeat'] as const).map((kind) => (
                <li key={kind}>
                  <button type="button" onClick={() => add(kind)}>
                    {say(`kind.${kind}`)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </div>
  )
}
