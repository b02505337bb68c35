import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import {
  boundsOf,
  type OwnThresholds,
  READING_THRESHOLDS,
  RELATIVE_THRESHOLDS,
  type ReadMeasure,
} from '../domain/network-reading.ts'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { measureKey } from './measures-parts.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'
import { useChangeSettings } from './network-settings.ts'

type ThresholdsProps = { readonly here: NetworkHere; readonly read: NetworkRead; readonly code: string }

/** From which value on a measure reads otherwise; the territory may set its own, and go back to the method's. */
export function Thresholds({ here, read, code }: ThresholdsProps) {
  const labels = useBoundNames(code)
  const bounds = shownBounds(code, read.settings.thresholds)
  if (!bounds) return null
  return (
    <ThresholdFields
      key={bounds.join(' ')}
      here={here}
      read={read}
      code={code}
      bounds={bounds}
      labels={labels}
    />
  )
}

const isRead = (code: string): code is ReadMeasure => Object.hasOwn(READING_THRESHOLDS, code)
const isRelative = (code: string): code is keyof typeof RELATIVE_THRESHOLDS =>
  Object.hasOwn(RELATIVE_THRESHOLDS, code)

function shownBounds(code: string, own: OwnThresholds): readonly number[] | undefined {
  if (isRead(code)) return boundsOf(code, own)
  return isRelative(code) ? (own[code] ?? RELATIVE_THRESHOLDS[code]) : undefined
}

/** What each bound is: where a reading begins, or for relative measures who is among the first. */
function useBoundNames(code: string): readonly string[] {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  if (isRead(code))
    return READING_THRESHOLDS[code].readings
      .slice(1)
      .map((reading) =>
        say('thresholds.from', { reading: sayMeasure(measureKey(`reading.${code}.${reading}`)) }),
      )
  return isRelative(code)
    ? [say('thresholds.share'), say('thresholds.times')].slice(0, RELATIVE_THRESHOLDS[code].length)
    : []
}

type FieldsProps = ThresholdsProps & {
  readonly bounds: readonly number[]
  readonly labels: readonly string[]
}

function ThresholdFields({ here, read, code, bounds, labels }: FieldsProps) {
  const say = useSay(networkMapWords)
  const changing = useChangeSettings(here, read)
  const [texts, setTexts] = useState(() => bounds.map(String))
  const isOwn = read.settings.thresholds[code] !== undefined
  const values = texts.map(Number)
  const isGood =
    texts.every((text) => text !== '') && values.every((v, i) => i === 0 || v >= (values[i - 1] ?? v))
  const isChanged = values.some((value, i) => value !== bounds[i])
  const save = (own: readonly number[] | null) => {
    const { [code]: _, ...others } = read.settings.thresholds
    changing.mutate({ thresholds: own ? { ...others, [code]: [...own] } : others })
  }
  return (
    <div className="wm-thresholds">
      {labels.map((label, i) => (
        <NumberField
          key={label}
          label={label}
          value={texts[i] ?? ''}
          disabled={!here.mayWrite}
          onChange={(text) => setTexts(texts.map((each, at) => (at === i ? text : each)))}
        />
      ))}
      {here.mayWrite && (
        <div className="tb-row">
          <Button
            look="second"
            disabled={!isGood || !isChanged}
            busy={changing.isPending}
            onClick={() => save(values)}
          >
            {say('thresholds.save')}
          </Button>
          {isOwn && (
            <Button look="quiet" onClick={() => save(null)}>
              {say('thresholds.method')}
            </Button>
          )}
        </div>
      )}
      <p className="tb-soft">{say(isOwn ? 'thresholds.own' : 'thresholds.from-method')}</p>
      <ProblemNotice problem={changing.error} />
    </div>
  )
}
