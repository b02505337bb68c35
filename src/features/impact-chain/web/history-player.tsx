import { useEffect, useId, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, IconButton } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { WholeChain } from '../domain/chain-record.ts'
import { impactChainWords } from '../words.ts'
import { AlignedPicture } from './compare-picture.tsx'
import { roomOf } from './compare-rows.ts'
import { type HistoryAct, useChainAt, useReturn } from './history-api.ts'
import { marksOfAct, sayChange, tellAct } from './history-words.ts'
import { readChain } from './impact-chain-api.ts'

const STEP_MS = 1400

type HistoryPlayerProps = {
  readonly here: EvaluationHere
  /** Oldest first. */
  readonly acts: readonly HistoryAct[]
  readonly position: number
  readonly onChoose: (position: number) => void
}

/** A cursor over the acts: the chain as it stood after each, beside what that act changed. */
export function HistoryPlayer({ here, acts, position, onChoose }: HistoryPlayerProps) {
  const say = useSay(impactChainWords)
  const { lang } = useLang()
  const id = useId()
  const [isPlaying, setPlaying] = useState(false)
  const act = acts[position]
  const last = acts.length - 1
  useEffect(() => {
    if (!isPlaying) return
    if (position >= last) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => onChoose(position + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [isPlaying, position, last, onChoose])
  if (!act) return null
  const when = formatDay(act.at, lang, true)
  const who = act.personName ?? say('history.nobody')
  const play = () => {
    if (position >= last) onChoose(0)
    setPlaying(!isPlaying)
  }
  return (
    <Section title={say('history.then')} id="frise">
      <div className="ch-history-slider">
        <IconButton
          label={say('history.before')}
          onClick={() => onChoose(position - 1)}
          disabled={position === 0}
        >
          <span className="ch-turned">
            <SignIcon sign="arrow" />
          </span>
        </IconButton>
        <label htmlFor={id} className="tb-hidden">
          {say('history.slider')}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={last}
          step={1}
          value={position}
          aria-valuetext={`${when}, ${who}`}
          onChange={(event) => onChoose(Number(event.currentTarget.value))}
        />
        <IconButton
          label={say('history.after')}
          onClick={() => onChoose(position + 1)}
          disabled={position === last}
        >
          <SignIcon sign="arrow" />
        </IconButton>
        <Button look="second" onClick={play}>
          {say(isPlaying ? 'history.pause' : 'history.play')}
        </Button>
      </div>
      <StateThen here={here} act={act} before={acts[position - 1]?.at} isLast={position === last} />
    </Section>
  )
}

type StateThenProps = {
  readonly here: EvaluationHere
  readonly act: HistoryAct
  readonly before: string | undefined
  readonly isLast: boolean
}

function StateThen({ here, act, before, isLast }: StateThenProps) {
  const say = useSay(impactChainWords)
  const { lang } = useLang()
  const then = useChainAt(here, act.at)
  const previous = useChainAt(here, before)
  const returning = useReturn(here)
  const told = tellAct(act)
  const when = formatDay(act.at, lang, true)
  return (
    <div className="ch-history-columns">
      <Loaded query={then}>
        {(chain) => (
          <Loaded query={previous}>
            {(old) => <PictureThen chain={chain} old={old} act={act} when={when} />}
          </Loaded>
        )}
      </Loaded>
      <div className="ch-history-beside">
        <p className="tb-soft">{when}</p>
        <h3>{act.personName ?? say('history.nobody')}</h3>
        <ul className="ch-history-changes" aria-live="polite">
          {told.lines.map((change) => (
            <li key={`${change.act}${change.id}`}>{sayChange(say, change)}</li>
          ))}
          {told.more > 0 && <li className="tb-soft">{say('history.and-more', { n: told.more })}</li>}
        </ul>
        {here.mayWrite && !isLast && then.data && (
          <>
            <Button
              look="second"
              icon={<SignIcon sign="undo" />}
              busy={returning.isPending}
              onClick={() => then.data && returning.mutate({ state: then.data, when })}
            >
              {say('history.return')}
            </Button>
            <p className="tb-soft">{say('history.return-help')}</p>
          </>
        )}
        <ProblemNotice problem={returning.error} />
      </div>
    </div>
  )
}

type PictureThenProps = {
  readonly chain: WholeChain
  readonly old: WholeChain
  readonly act: HistoryAct
  readonly when: string
}

function PictureThen({ chain, old, act, when }: PictureThenProps) {
  const say = useSay(impactChainWords)
  const now = readChain(chain)
  if (now.elements.length === 0) return <p className="tb-soft">{say('history.nothing-then')}</p>
  return (
    <AlignedPicture
      title={say('history.picture', { when })}
      chain={now}
      room={roomOf(now, readChain(old))}
      marks={marksOfAct(act)}
      nameMark={(mark) => say(`history.mark.${mark}`)}
    />
  )
}
