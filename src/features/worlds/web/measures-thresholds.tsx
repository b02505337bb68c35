import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { boundsOf, READING_THRESHOLDS, type ReadMeasure } from '../domain/network-reading.ts'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { measureKey } from './measures-parts.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'
import { useChangeSettings } from './network-settings.ts'

type ThresholdsProps = { readonly here: NetworkHere; readonly read: NetworkRead; readonly code: string }

/** From which value on a measure reads otherwise; the territory may set its own, and go back to the method's. */
export function Thresholds({ here, read, code }: ThresholdsProps) {
  const measure = Object.keys(READING_THRESHOLDS).find((each): each is ReadMeasure => each === code)
  if (!measure) return null
  const bounds = boundsOf(measure, read.settings.thresholds)
  return <ThresholdFields key={bounds.join(' ')} here={here} read={read} measure={measure} bounds={bounds} />
}

type FieldsProps = {
  readonly here: NetworkHere
  readonly read: NetworkRead
  readonly measure: ReadMeasure
  readonly bounds: readonly number[]
}

function ThresholdFields({ here, read, measure, bounds }: FieldsProps) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const changing = useChangeSettings(here, read)
  const [texts, setTexts] = useState(() => bounds.map(String))
  const { readings } = READING_THRESHOLDS[measure]
  const isOwn = read.settings.thresholds[measure] !== undefined
  const values = texts.map(Number)
  const isGood =
    texts.every((text) => text !== '') && values.every((v, i) => i === 0 || v >= (values[i - 1] ?? v))
  const isChanged = values.some((value, i) => value !== bounds[i])
  const save = (own: readonly number[] | null) => {
    const { [measure]: _, ...others } = read.settings.thresholds
    changing.mutate({ thresholds: own ? { ...others, [measure]: [...own] } : others })
  }
  return (
    <div className="wm-thresholds">
      {bounds.map((_, i) => (
        <NumberField
          // biome-ignore lint/suspicious/noArrayIndexKey: bounds have no other name than their order
          key={i}
          label={say('thresholds.from', {
            reading: sayMeasure(measureKey(`reading.${measure}.${readings[i + 1]}`)),
          })}
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
