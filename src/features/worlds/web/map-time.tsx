import { useEffect, useId, useMemo, useState } from 'react'
import { addMonths } from '#kernel/day.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { DateField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { timelineStops } from '../domain/network-timeline.ts'
import { networkMapWords } from '../words.ts'
import type { MapTimeState } from './map-scene-of-day.ts'
import { prefersStillness } from './prefers-stillness.ts'

const STEP_MS = 900
/** Where movement is not welcome each picture stays long enough to be read. */
const STILL_STEP_MS = 2500
const STEPS = { month: 1, year: 12 } as const

/** The day that the map shows: a slider by month or year, played or not, and the day that it is compared with. */
export function MapTime({ time }: { readonly time: MapTimeState }) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  const { today, day, since, first } = time
  if (first === null || first >= today) return <p className="tb-soft wn-time">{say('time.none')}</p>
  return (
    <section className="wn-time" aria-label={say('time.label')}>
      <p className="wn-day">
        <strong>{day === today ? say('time.today') : formatDay(day, lang)}</strong>{' '}
        {since && <span className="tb-soft">{say('time.against', { day: formatDay(since, lang) })}</span>}
      </p>
      <Slider time={time} first={first} />
      <CompareWith time={time} first={first} />
    </section>
  )
}

function Slider({ time, first }: { readonly time: MapTimeState; readonly first: string }) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  const id = useId()
  const { today, day, setDay } = time
  const [step, setStep] = useState<keyof typeof STEPS>(() =>
    (addMonths(first, 36) ?? today) < today ? 'year' : 'month',
  )
  const [isPlaying, setPlaying] = useState(false)
  const stops = useMemo(() => timelineStops(first, today, STEPS[step]), [first, today, step])
  const last = stops.length - 1
  const position = Math.max(
    0,
    stops.findLastIndex((stop) => stop <= day),
  )
  const go = (to: number) => setDay(stops[Math.min(last, Math.max(0, to))] ?? today)
  useEffect(() => {
    if (!isPlaying) return
    if (position >= last) {
      setPlaying(false)
      return
    }
    const next = stops[position + 1] ?? today
    const timer = setTimeout(() => setDay(next), prefersStillness() ? STILL_STEP_MS : STEP_MS)
    return () => clearTimeout(timer)
  }, [isPlaying, position, last, stops, today, setDay])
  const play = () => {
    if (!isPlaying && position >= last) go(0)
    setPlaying(!isPlaying)
  }
  return (
    <div className="wn-slider tb-no-print">
      <Button look="second" onClick={play}>
        {say(isPlaying ? 'time.pause' : 'time.play')}
      </Button>
      <IconButton
        label={say(`time.before-${step}`)}
        onClick={() => go(position - 1)}
        disabled={position === 0}
      >
        <span className="wn-turned">
          <SignIcon sign="arrow" />
        </span>
      </IconButton>
      <label htmlFor={id} className="tb-hidden">
        {say('time.slider')}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        step={1}
        value={position}
        aria-valuetext={formatDay(stops[position] ?? today, lang)}
        onChange={(event) => {
          setPlaying(false)
          go(Number(event.currentTarget.value))
        }}
      />
      <IconButton
        label={say(`time.after-${step}`)}
        onClick={() => go(position + 1)}
        disabled={position === last}
      >
        <SignIcon sign="arrow" />
      </IconButton>
      <fieldset className="wn-switch">
        <legend className="tb-hidden">{say('time.step')}</legend>
        {(['month', 'year'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={step === each} onClick={() => setStep(each)}>
            {say(`time.${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

function CompareWith({ time, first }: { readonly time: MapTimeState; readonly first: string }) {
  const say = useSay(networkMapWords)
  const { day, since, setSince } = time
  const ago = (months: number) => addMonths(day, -months) ?? first
  return (
    <div className="wn-compare tb-no-print">
      <DateField
        label={say('time.compare')}
        value={since ?? ''}
        max={addMonths(day, 0) ?? day}
        onChange={(value) => setSince(value === '' ? null : value)}
      />
      {since === null ? (
        <>
          <Button look="quiet" onClick={() => setSince(ago(12))}>
            {say('time.one-year')}
          </Button>
          <Button look="quiet" onClick={() => setSince(ago(24))}>
            {say('time.two-years')}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSince(null)}>
          {say('time.compare-no-more')}
        </Button>
      )}
    </div>
  )
}
