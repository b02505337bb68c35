import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { readEiChance } from '../domain/network-reading.ts'
import { networkMapWords, networkMeasureWords } from '../words.ts'

type EiChanceProps = {
  readonly chance: { readonly observed: number; readonly expected: number; readonly p: number }
}

/** The openness of the network beside what chance would give, on a line from −1 to +1; said in words under it. */
export function EiChance({ chance }: EiChanceProps) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  const { lang } = useLang()
  const { observed, expected, p } = chance
  const read = readEiChance({ observed, expected, pValue: p })
  const at = (value: number) => 10 + ((value + 1) / 2) * 220
  const write = (value: number) => formatNumber(value, lang, 2).replace('-', '−')
  return (
    <div className="wm-ei">
      <svg viewBox="0 0 240 34" aria-hidden="true">
        <path d="M10 17H230" stroke="var(--tb-edge)" />
        <path d="M120 11V23" stroke="var(--tb-edge)" />
        <path d={`M${at(expected)} 8V26`} stroke="var(--tb-soft)" strokeWidth={2} strokeDasharray="3 2" />
        <circle cx={at(observed)} cy={17} r={7} fill="var(--tb-accent)" stroke="#fff" strokeWidth={2} />
      </svg>
      <p className="tb-soft">
        {say('measures.ei-chance', {
          observed: write(observed),
          expected: write(expected),
          p: p < 0.01 ? `< ${write(0.01)}` : `= ${write(p)}`,
        })}{' '}
        {read && sayMeasure(`reading.ei-chance.${read}`)}
      </p>
    </div>
  )
}
