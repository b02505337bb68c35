import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { CodingSource } from '../contract.ts'
import { codingScreensWords } from '../words.ts'
import { type Scope, useCandidates, useCodingApi, useCodingChanged } from './coding-api.ts'

/** How a text is called, when its interview has no name either. */
export function useSourceName() {
  const say = useSay(codingScreensWords)
  const { lang } = useLang()
  return ({ title, takesPlaceOn }: { readonly title: string; readonly takesPlaceOn: string | null }) =>
    title ||
    (takesPlaceOn ? say('source.of-day', { day: formatDay(takesPlaceOn, lang) }) : say('source.unnamed'))
}

type BarProps = {
  readonly sources: readonly CodingSource[]
  readonly current: string
  readonly onSource: (id: string) => void
  readonly onAdd: () => void
}

export function SourceBar({ sources, current, onSource, onAdd }: BarProps) {
  const say = useSay(codingScreensWords)
  const nameOf = useSourceName()
  return (
    <div className="cd-sources tb-no-print">
      <SelectField
        label={say('source')}
        value={current}
        onChange={(id) => id && onSource(id)}
        options={sources.map((source) => ({
          value: source.id,
          label: say('source.option', { title: nameOf(source), n: source.passages }),
        }))}
      />
      <Button look="second" icon={<SignIcon sign="plus" />} onClick={onAdd}>
        {say('source.add')}
      </Button>
    </div>
  )
}

type AddProps = { readonly scope: Scope; readonly onClose: () => void; readonly onMade: (id: string) => void }

/** The text of an interview, or one that is pasted. */
export function AddSource({ scope, onClose, onMade }: AddProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const changed = useCodingChanged(scope.evaluationId)
  const candidates = useCandidates(scope)
  const nameOf = useSourceName()
  const [form, setForm] = useState({ title: '', text: '' })
  const [problem, setProblem] = useState<unknown>(null)
  const take = (told: { interviewId: string } | { title: string; text: string }) =>
    api.sources.create({ ...scope, ...told }).then(
      async ({ id }) => {
        await changed()
        onMade(id)
      },
      (failure: unknown) => setProblem(failure),
    )
  const found = candidates.data?.items ?? []
  return (
    <Dialog title={say('source.add')} onClose={onClose} wide>
      <h3>{say('source.interviews')}</h3>
      {found.length === 0 ? (
        <p className="tb-soft">{say('source.no-interviews')}</p>
      ) : (
        <ul className="cd-candidates">
          {found.map((each) => (
            <li key={each.interviewId}>
              <Button look="second" onClick={() => void take({ interviewId: each.interviewId })}>
                {nameOf(each)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3>{say('source.paste')}</h3>
      <Form onSubmit={() => void take(form)}>
        <TextField
          label={say('source.title')}
          value={form.title}
          onChange={(title) => setForm({ ...form, title })}
        />
        <TextField
          label={say('source.text')}
          help={say('source.text-help')}
          lines={8}
          value={form.text}
          onChange={(text) => setForm({ ...form, text })}
        />
        <ProblemNotice problem={problem} />
        <div className="tb-row">
          <Button type="submit" disabled={form.title.trim() === '' || form.text.trim() === ''}>
            {say('source.take')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
