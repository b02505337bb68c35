import { useRef, useState } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { type Choice, type Question, walkItems } from '../domain/form.ts'
import { choicesFromLines, replaceItem, setList, withoutSpareLists } from '../domain/form-editing.ts'
import { useEditor, withField, withWords } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

type ChoicesEditorProps = {
  readonly question: Question
  readonly field: 'list' | 'rows'
  readonly label: string
}

/** A list of choices: one by one, or many lines pasted at once; a list may serve several questions. */
export function ChoicesEditor({ question, field, label }: ChoicesEditorProps) {
  const say = useSay(editorWords)
  const { form, edit } = useEditor()
  const rows = useRef<HTMLOListElement>(null)
  const list = question[field] ?? ''
  const choices = form.lists[list] ?? []
  const tags = form.languages.map(({ tag }) => tag)
  const users = [...walkItems(form.items)].filter(
    (item) => item.kind === 'question' && (item.list === list || item.rows === list),
  ).length
  const write = (next: readonly Choice[], merge?: string) => edit(setList(form, list, next), merge)
  const add = () => {
    const taken = new Set(choices.map(({ name }) => name))
    let n = choices.length + 1
    while (taken.has(`c${n}`)) n += 1
    write([...choices, { name: `c${n}`, label: {} }])
    requestAnimationFrame(() =>
      rows.current?.querySelector<HTMLInputElement>('li:last-child input[type="text"]')?.focus(),
    )
  }
  const move = (at: number, by: number) => {
    const choice = choices[at]
    if (choice) write(choices.toSpliced(at, 1).toSpliced(at + by, 0, choice))
  }
  const lists = Object.keys(form.lists).filter((each) => each !== list)
  return (
    <fieldset className="tb-choices qn-choices" data-field={field}>
      <legend>
        {label} <span className="tb-soft">{say('choices.count', { n: choices.length })}</span>
      </legend>
      {users > 1 && <p className="tb-soft">{say('choices.shared', { n: users, list })}</p>}
      <ol ref={rows}>
        {choices.map((choice, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may stand twice while they are typed
          <li key={at}>
            <div className="qn-choice-words">
              {form.languages.map(({ tag, name }) => (
                <input
                  key={tag}
                  type="text"
                  className="qn-input"
                  lang={tag === 'und' ? undefined : tag}
                  aria-label={say('choices.one', { n: at + 1, language: name || say('language.unnamed') })}
                  placeholder={name || say('language.unnamed')}
                  value={choice.label[tag] ?? ''}
                  onChange={(event) =>
                    write(
                      choices.with(at, {
                        ...choice,
                        label: withWords(choice.label, tag, event.currentTarget.value),
                      }),
                      `${list} ${at} ${tag}`,
                    )
                  }
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return
                    event.preventDefault()
                    add()
                  }}
                />
              ))}
              <input
                type="text"
                className="qn-input qn-code"
                aria-label={say('choices.name', { n: at + 1 })}
                value={choice.name}
                onChange={(event) =>
                  write(
                    choices.with(at, { ...choice, name: event.currentTarget.value }),
                    `${list} ${at} name`,
                  )
                }
              />
            </div>
            <div className="qn-choice-acts">
              <IconButton
                label={say('choices.up', { n: at + 1 })}
                onClick={() => move(at, -1)}
                disabled={at === 0}
              >
                <span className="qn-turned">
                  <SignIcon sign="chevron" size={16} />
                </span>
              </IconButton>
              <IconButton
                label={say('choices.down', { n: at + 1 })}
                onClick={() => move(at, 1)}
                disabled={at === choices.length - 1}
              >
                <SignIcon sign="chevron" size={16} />
              </IconButton>
              <IconButton
                label={say('choices.remove', { n: at + 1 })}
                onClick={() => write(choices.toSpliced(at, 1))}
              >
                <SignIcon sign="close" size={16} />
              </IconButton>
            </div>
          </li>
        ))}
      </ol>
      <div className="tb-row">
        <Button look="second" icon={<SignIcon sign="plus" size={16} />} onClick={add}>
          {say('choices.add')}
        </Button>
      </div>
      <Disclosure title={say('choices.paste')}>
        <PasteChoices key={list} choices={choices} tags={tags} onPaste={(next) => write(next)} />
      </Disclosure>
      {lists.length > 0 && (
        <Disclosure title={say('choices.reuse')}>
          <SelectField
            label={say('choices.reuse-label')}
            value=""
            onChange={(next) =>
              next &&
              edit(withoutSpareLists(replaceItem(form, question.name, withField(question, field, next))))
            }
            options={lists.map((each) => ({
              value: each,
              label: say('choices.list', { list: each, n: form.lists[each]?.length ?? 0 }),
            }))}
          />
        </Disclosure>
      )}
    </fieldset>
  )
}

type PasteProps = {
  readonly choices: readonly Choice[]
  readonly tags: readonly string[]
  readonly onPaste: (choices: readonly Choice[]) => void
}

function PasteChoices({ choices, tags, onPaste }: PasteProps) {
  const say = useSay(editorWords)
  const [text, setText] = useState(() =>
    choices
      .map(({ label }) =>
        tags
          .map((tag) => label[tag] ?? '')
          .join('\t')
          .trimEnd(),
      )
      .join('\n'),
  )
  return (
    <div className="tb-stack">
      <TextField
        label={say('choices.paste-label')}
        help={say('choices.paste-help')}
        value={text}
        onChange={setText}
        lines={5}
      />
      <div className="tb-row">
        <Button look="second" onClick={() => onPaste(choicesFromLines(text, tags, choices))}>
          {say('choices.paste-go')}
        </Button>
      </div>
    </div>
  )
}
