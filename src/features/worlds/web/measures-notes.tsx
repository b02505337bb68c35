import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { measureKey } from './measures-parts.ts'
import { Thresholds } from './measures-thresholds.tsx'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'

type NotesProps = {
  readonly here: NetworkHere
  readonly read: NetworkRead
  readonly codes: readonly string[]
}

/** Of each column of a table: the question it answers, how it is made, from which value on it reads otherwise. */
export function MeasureNotes({ here, read, codes }: NotesProps) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  return (
    <Disclosure title={say('measures.notes')}>
      <dl className="wm-notes">
        {codes.map((code) => (
          <div key={code}>
            <dt>{sayMeasure(measureKey(`measure.${code}.name`))}</dt>
            <dd>
              <p>{sayMeasure(measureKey(`measure.${code}.question`))}</p>
              <p className="tb-soft">{sayMeasure(measureKey(`measure.${code}.formula`))}</p>
              <Thresholds here={here} read={read} code={code} />
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
