import type { CompiledForm } from '#features/questionnaires/domain/compiled-form.ts'
import { pathKey } from '#features/questionnaires/domain/evaluation.ts'
import { type Answers, textIn } from '#features/questionnaires/domain/form.ts'
import { questionnairesWords } from '#features/questionnaires/words.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import type { CollectionAnswer } from '../contract.ts'
import { type AnswerLine, answerLines, type ShownAnswer } from '../domain/answer-lines.ts'
import { collectionWords } from '../words.ts'
import { answerFileAddress } from './answer-files.ts'
import { useGroups, usePlaces } from './collection-api.ts'
import type { CollectionScope } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

type AnswerReadingProps = {
  readonly at: CollectionHere
  readonly answer: CollectionAnswer
  readonly compiled: CompiledForm
}

/** Question by question, in words; then what was set aside, and why. */
export function AnswerReading({ at: { scope }, answer, compiled }: AnswerReadingProps) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const places = usePlaces(scope.territoryId).names
  const day = (answer.finishedAt ?? answer.receivedAt).slice(0, 10)
  // the contract knows answers as JSON; the server has kept what the evaluator let through
  const lines = answerLines(compiled, answer.answers as Answers, {
    lang,
    day,
    places,
    other: say('answer.other'),
  })
  return (
    <>
      <AnswerFacts scope={scope} answer={answer} />
      <Section title={say('answer.said')}>
        <dl className="co-answer">
          {lines.map((line) => (
            <Line key={line.key} line={line} answer={answer} scope={scope} />
          ))}
        </dl>
      </Section>
      {answer.dropped.length > 0 && <DroppedValues answer={answer} compiled={compiled} />}
    </>
  )
}

function AnswerFacts({
  scope,
  answer,
}: {
  readonly scope: CollectionScope
  readonly answer: CollectionAnswer
}) {
  const say = useSay(teamWords)
  const sayChannel = useSay(collectionWords)
  const { lang } = useLang()
  const group = useGroups(scope).data?.find(({ id }) => id === answer.groupId)
  const facts = [
    sayChannel(`channel.${answer.channel}`),
    answer.sheet && say('answers.sheet', { sheet: answer.sheet }),
    group?.name ?? say('group.none'),
    answer.collector && say('answer.collector', { name: answer.collector }),
    say('answer.received', { day: formatDay(answer.receivedAt, lang, true) }),
  ]
  return <p className="tb-soft">{facts.filter(Boolean).join(' · ')}</p>
}

type LineProps = {
  readonly line: AnswerLine
  readonly answer: CollectionAnswer
  readonly scope: CollectionScope
}

function Line({ line, answer, scope }: LineProps) {
  const say = useSay(teamWords)
  if (line.kind === 'heading')
    return (
      <div className="co-answer-heading">
        <dt>{line.label}</dt>
        <dd className="tb-hidden">{say('answer.part')}</dd>
      </div>
    )
  return (
    <div>
      <dt>{line.label}</dt>
      <dd>
        {line.shown ? (
          <Shown shown={line.shown} label={line.label} answer={answer} scope={scope} />
        ) : (
          <span className="tb-soft">{say(line.isAsked ? 'answer.missing' : 'answer.not-asked')}</span>
        )}
      </dd>
    </div>
  )
}

type ShownProps = {
  readonly shown: ShownAnswer
  readonly label: string
  readonly answer: CollectionAnswer
  readonly scope: CollectionScope
}

function Shown({ shown, label, answer, scope }: ShownProps) {
  const say = useSay(teamWords)
  switch (shown.kind) {
    case 'text':
      return <span className="co-said">{shown.text}</span>
    case 'yes':
      return say('answer.yes')
    case 'list': {
      const items = shown.texts.map((text) => <li key={text}>{text}</li>)
      return shown.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'rows':
      return (
        <ul>
          {shown.rows.map((row) => (
            <li key={row.label}>{say('answer.row', row)}</li>
          ))}
        </ul>
      )
    case 'file': {
      const address = answerFileAddress(scope, answer.id, shown.file.file)
      return shown.type === 'photo' ? (
        <a href={address} target="_blank" rel="noreferrer">
          <img
            className="co-photo"
            src={address}
            alt={say('answer.photo', { question: label })}
            loading="lazy"
          />
        </a>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: somebody's own voice; nobody has written it down
        <audio controls preload="none" src={address} aria-label={say('answer.voice', { question: label })} />
      )
    }
  }
}

function DroppedValues({ answer, compiled }: Pick<AnswerReadingProps, 'answer' | 'compiled'>) {
  const say = useSay(teamWords)
  const sayForm = useSay(questionnairesWords)
  const { lang } = useLang()
  const nameOf = (path: CollectionAnswer['dropped'][number]['path']) => {
    const name = path.findLast((part) => typeof part === 'string' && compiled.byName.has(part))
    const item = typeof name === 'string' ? compiled.byName.get(name)?.item : undefined
    return (item && textIn(item.label, lang, compiled.form)) || pathKey(path)
  }
  return (
    <Section title={say('answer.dropped', { n: answer.dropped.length })} lead={say('answer.dropped-text')}>
      <ul className="co-left-out">
        {answer.dropped.map(({ path, reason }) => (
          <li key={pathKey(path)}>
            <strong>{nameOf(path)}</strong> · {sayForm(`dropped.${reason}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
