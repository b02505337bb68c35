import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { quotesAddress } from '#features/interviews/web/interview-addresses.ts'
import { Button, IconButton, LinkTo } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { CodeEntry, CodingText, PassageEntry } from '../contract.ts'
import { codePathName } from '../domain/codebook.ts'
import type { Span } from '../domain/passage.ts'
import { codingScreensWords } from '../words.ts'
import { CodeSign } from './code-sign.tsx'
import type { CodingActs } from './coding-acts.ts'
import { type Scope, useCodingApi } from './coding-api.ts'
import { QuoteForm } from './quote-form.tsx'

type PanelProps = {
  readonly here: EvaluationHere
  readonly scope: Scope
  readonly source: CodingText
  readonly codes: readonly CodeEntry[]
  readonly passage: PassageEntry
  readonly acts: CodingActs
  readonly picked: Span | null
  readonly onClose: () => void
}

/** One passage: its words, its code, what is noted of it, and the quote that it may become. */
export function PassagePanel({ here, scope, source, codes, passage, acts, picked, onClose }: PanelProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const toast = useToast()
  const [memo, setMemo] = useState(passage.memo)
  const [quoting, setQuoting] = useState(false)
  const { id } = passage
  const one = { ...scope, id }
  const code = codes.find((each) => each.id === passage.codeId)
  const mayChange = passage.isMine || here.mayWrite
  const version = async () =>
    (await api.passages.list({ ...scope, sourceId: passage.sourceId, limit: 200 })).items.find(
      (each) => each.id === id,
    )?.version ?? passage.version
  const change = (values: object, before: object) =>
    acts.act({
      go: async () => api.passages.update({ ...one, version: await version(), values }),
      back: async () => api.passages.update({ ...one, version: await version(), values: before }),
    })
  const remove = () =>
    acts
      .act({
        go: async () => api.passages.remove({ ...one, version: await version() }),
        back: () => api.passages.restore(one),
      })
      .then((done) => done && onClose())
  const place = ({ start, end }: Span) => ({ place: { start, end, digest: source.digest } })
  return (
    <section className="cd-passage" aria-label={say('passage')}>
      <div className="cd-passage-head">
        <h2 className="cd-pane-title">{say('passage')}</h2>
        <IconButton label={say('close')} onClick={onClose}>
          <SignIcon sign="close" size={16} />
        </IconButton>
      </div>
      <blockquote className="cd-words">{passage.words}</blockquote>
      {passage.state !== 'placed' && (
        <div className="cd-unsettled">
          <p>
            <strong>{say(`state.${passage.state}`)}</strong>{' '}
            {say('passage.before', { words: passage.wordsBefore })}
          </p>
          {mayChange && (
            <Button
              look="second"
              disabled={picked === null && passage.state === 'lost'}
              onClick={() => void change(place(picked ?? passage), place(passage))}
            >
              {say(picked ? 'passage.redraw' : 'passage.settle')}
            </Button>
          )}
        </div>
      )}
      <p className="cd-passage-code">
        {code && <CodeSign code={code} />}
        <span>{code ? codePathName(codes, code.id) : '—'}</span>
      </p>
      <p className="tb-soft">{say('passage.by', { coder: passage.coderName })}</p>
      {mayChange ? (
        <>
          <TextField label={say('passage.memo')} lines={3} value={memo} onChange={setMemo} />
          <div className="tb-row">
            <Button
              look="second"
              disabled={memo === passage.memo}
              onClick={() => void change({ memo }, { memo: passage.memo })}
            >
              {say('passage.memo-save')}
            </Button>
            <Button look="quiet" onClick={() => void remove()}>
              {say('passage.remove')}
            </Button>
          </div>
          <SelectField
            label={say('passage.recode')}
            value={passage.codeId}
            onChange={(codeId) => codeId && void change({ codeId }, { codeId: passage.codeId })}
            options={codes.map((each) => ({ value: each.id, label: codePathName(codes, each.id) }))}
          />
        </>
      ) : (
        <p>{passage.memo || <span className="tb-soft">{say('passage.no-memo')}</span>}</p>
      )}
      {passage.quotes.length > 0 && (
        <p>
          <LinkTo to={quotesAddress(here)}>{say('passage.quotes', { n: passage.quotes.length })}</LinkTo>{' '}
          {passage.quotes.map(({ sign }) => say(`sign.${sign}`)).join(', ')}
        </p>
      )}
      {passage.state !== 'lost' &&
        (quoting ? (
          <QuoteForm
            here={here}
            scope={scope}
            interviewId={source.interviewId}
            passage={passage}
            onDone={() => {
              setQuoting(false)
              toast(say('quote.made'))
            }}
            onCancel={() => setQuoting(false)}
          />
        ) : (
          <Button look="second" onClick={() => setQuoting(true)}>
            {say('quote.make')}
          </Button>
        ))}
    </section>
  )
}
