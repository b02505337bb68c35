import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { CodeEntry } from '../contract.ts'
import { codePathName, withDescendants } from '../domain/codebook.ts'
import { CODE_COLORS, colorOf } from '../domain/shown-code.ts'
import { codingScreensWords } from '../words.ts'
import type { CodingActs } from './coding-acts.ts'
import { type Scope, useCodingApi } from './coding-api.ts'

type EditorProps = {
  readonly scope: Scope
  readonly codes: readonly CodeEntry[]
  readonly code: CodeEntry
  readonly acts: CodingActs
  readonly onClose: () => void
}

/** Name, meaning, colour and sign of a code; merging it, deleting it. */
export function CodeEditor({ scope, codes, code, acts, onClose }: EditorProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const undoToast = useUndoToast()
  const { id } = code
  const [form, setForm] = useState({
    name: code.name,
    definition: code.definition,
    color: code.color,
    sign: code.sign,
  })
  const [into, setInto] = useState('')
  const patch = (values: Partial<typeof form>) => setForm((before) => ({ ...before, ...values }))
  const before = { name: code.name, definition: code.definition, color: code.color, sign: code.sign }
  const write = async (values: typeof form, version?: number) =>
    api.codes.update({
      ...scope,
      id,
      version: version ?? (await api.codes.get({ ...scope, id })).version,
      values,
    })
  const save = () =>
    acts
      .act({
        go: () => write({ ...form, name: form.name.trim() || code.name }, undefined),
        back: () => write(before),
      })
      .then((done) => done && onClose())
  const below = withDescendants(codes, id)
  const targets = codes.filter((each) => !below.has(each.id))
  const merge = () => {
    let mergeId = ''
    const name = codes.find((each) => each.id === into)?.name ?? ''
    const back = () => api.undoMerge({ ...scope, id: mergeId })
    return acts
      .act({
        go: async () => {
          mergeId = (await api.mergeCode({ ...scope, id, intoId: into })).mergeId
        },
        back,
      })
      .then((done) => {
        if (!done) return
        undoToast(say('code.merged', { code: code.name, into: name }), back)
        onClose()
      })
  }
  const remove = async () => {
    const back = () => api.codes.restore({ ...scope, id })
    const done = await acts.act({
      go: async () => {
        const { version } = await api.codes.get({ ...scope, id })
        await api.codes.remove({ ...scope, id, version })
      },
      back,
    })
    if (!done) return
    undoToast(say('code.removed', { code: code.name }), back)
    onClose()
  }
  return (
    <div className="cd-editor">
      <h3>{say('code.title', { code: code.name })}</h3>
      <Form onSubmit={() => void save()}>
        <TextField label={say('code.name')} value={form.name} onChange={(name) => patch({ name })} />
        <TextField
          label={say('code.definition')}
          help={say('code.definition-help')}
          lines={3}
          value={form.definition}
          onChange={(definition) => patch({ definition })}
        />
        <fieldset className="cd-colors">
          <legend>{say('code.color')}</legend>
          {CODE_COLORS.map((color, at) => (
            <label key={color} className="cd-color" style={{ backgroundColor: color }}>
              <input
                type="radio"
                name={`color-${id}`}
                checked={(form.color ?? colorOf(code)) === color}
                onChange={() => patch({ color })}
                aria-label={say('code.color-n', { n: at + 1 })}
              />
            </label>
          ))}
        </fieldset>
        <TextField
          short
          label={say('code.sign')}
          help={say('code.sign-help')}
          value={form.sign}
          onChange={(sign) => patch({ sign: sign.slice(0, 2) })}
        />
        <div className="tb-row">
          <Button type="submit" look="second" busy={acts.busy}>
            {say('code.save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button look="quiet" onClick={() => void remove()}>
            {say('code.remove')}
          </Button>
        </div>
        {targets.length > 0 && (
          <div className="cd-merge">
            <SelectField
              label={say('code.merge')}
              value={into}
              onChange={setInto}
              options={targets.map((each) => ({ value: each.id, label: codePathName(codes, each.id) }))}
            />
            <Button look="second" disabled={into === ''} onClick={() => void merge()}>
              {say('code.merge-go')}
            </Button>
          </div>
        )}
      </Form>
    </div>
  )
}
