import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, useMemo, useState } from 'react'
import { Button, IconButton } from '#platform/web/button.tsx'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DrawnSign, SignIcon } from '#platform/web/sign-icon.tsx'
import type { CodeEntry } from '../contract.ts'
import { codePathName, codeTree, flatCodes } from '../domain/codebook.ts'
import { codingScreensWords } from '../words.ts'
import { CodeEditor } from './code-editor.tsx'
import { CodeSign } from './code-sign.tsx'
import type { CodingActs } from './coding-acts.ts'
import { codingKey, type Scope, useCodingApi } from './coding-api.ts'

type PaneProps = {
  readonly scope: Scope
  readonly codes: readonly CodeEntry[]
  readonly acts: CodingActs
  /** Something is picked in the text: a press gives the code. */
  readonly isPicking: boolean
  readonly onCode: (code: CodeEntry) => void
}

const DOTS = 'M4 10h.1 M10 10h.1 M16 10h.1'

/** The codebook as a tree: press to code, Alt and arrows or the mouse to move, the dots to change. */
export function CodebookPane({ scope, codes, acts, isPicking, onCode }: PaneProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [edited, setEdited] = useState<string | null>(null)
  const rows = useMemo(() => flatCodes(codeTree(codes)), [codes])
  const open = codes.find(({ id }) => id === edited)

  const move = (id: string, to: { parentId: string | null; index: number }) => {
    let came = to
    return acts.act({
      go: async () => {
        came = await api.moveCode({ ...scope, id, ...to })
      },
      back: () => api.moveCode({ ...scope, id, ...came }),
    })
  }
  const add = () => {
    const told = name.trim()
    if (told === '') return
    let made: CodeEntry | undefined
    void acts
      .act({
        go: async () => {
          if (made) await api.codes.restore({ ...scope, id: made.id })
          else made = (await api.codes.create({ ...scope, name: told })) as CodeEntry
        },
        back: async () => {
          const code = made && (await api.codes.get({ ...scope, id: made.id }))
          if (code) await api.codes.remove({ ...scope, id: code.id, version: code.version })
        },
      })
      .then((done) => done && setName(''))
  }
  const onKey = (event: KeyboardEvent, code: CodeEntry) => {
    if (!event.altKey || !event.key.startsWith('Arrow')) return
    const siblings = codes.filter(({ parentId }) => parentId === code.parentId)
    const at = siblings.findIndex(({ id }) => id === code.id)
    const parent = codes.find(({ id }) => id === code.parentId)
    const before = siblings[at - 1]
    const to =
      event.key === 'ArrowUp' && at > 0
        ? { parentId: code.parentId, index: at - 1 }
        : event.key === 'ArrowDown' && at < siblings.length - 1
          ? { parentId: code.parentId, index: at + 1 }
          : event.key === 'ArrowRight' && before
            ? { parentId: before.id, index: 100_000 }
            : event.key === 'ArrowLeft' && parent
              ? {
                  parentId: parent.parentId,
                  index:
                    codes
                      .filter(({ parentId }) => parentId === parent.parentId)
                      .findIndex(({ id }) => id === parent.id) + 1,
                }
              : null
    event.preventDefault()
    if (to) void move(code.id, to).then(() => document.getElementById(`code-${code.id}`)?.focus())
  }
  const drop = (event: DragEvent, parentId: string | null) => {
    event.preventDefault()
    event.stopPropagation()
    const id = event.dataTransfer.getData('text/x-code')
    if (id && id !== parentId) void move(id, { parentId, index: 100_000 })
  }
  return (
    <section
      className="cd-codebook tb-no-print"
      aria-label={say('codebook')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => drop(event, null)}
    >
      <h2 className="cd-pane-title">{say('codebook')}</h2>
      {codes.length === 0 && <p className="tb-soft">{say('codebook.empty')}</p>}
      <ul className="cd-tree" aria-describedby="cd-tree-help">
        {rows.map(({ code, depth }) => (
          <li
            key={code.id}
            className="cd-tree-row"
            style={{ paddingInlineStart: `${Math.min(depth, 6) * 0.9}rem` }}
            draggable
            onDragStart={(event) => event.dataTransfer.setData('text/x-code', code.id)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, code.id)}
          >
            <button
              type="button"
              id={`code-${code.id}`}
              className="cd-tree-code"
              title={
                isPicking
                  ? say('codebook.give', { code: codePathName(codes, code.id) })
                  : code.definition || undefined
              }
              onClick={() => (isPicking ? onCode(code) : setEdited(code.id === edited ? null : code.id))}
              onKeyDown={(event) => onKey(event, code)}
            >
              <CodeSign code={code} />
              <span className="cd-tree-name">{code.name}</span>
              <span className="cd-count">{code.passages}</span>
            </button>
            <IconButton
              label={say('codebook.change', { code: code.name })}
              onClick={() => setEdited(code.id === edited ? null : code.id)}
            >
              <DrawnSign path={DOTS} weight={3} />
            </IconButton>
          </li>
        ))}
      </ul>
      {open && (
        <CodeEditor
          key={open.id}
          scope={scope}
          codes={codes}
          code={open}
          acts={acts}
          onClose={() => {
            setEdited(null)
            void queries.invalidateQueries({ queryKey: codingKey(scope.evaluationId) })
          }}
        />
      )}
      <form
        className="cd-add"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField label={say('codebook.new')} value={name} onChange={setName} />
        <Button type="submit" look="second" icon={<SignIcon sign="plus" />} disabled={name.trim() === ''}>
          {say('codebook.add')}
        </Button>
      </form>
      <p id="cd-tree-help" className="tb-soft cd-help">
        {say('codebook.help')}
      </p>
    </section>
  )
}
