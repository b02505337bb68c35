import './form.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Lang } from '#kernel/words.ts'
import { type FieldProps, useFieldFrame } from './form.tsx'
import { useLang, useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

/**
 * « 1 234,5 », "1234.5", "12 %" is not one: comma or point as decimal sign, any space between thousands. Returns a
 * plain decimal text ("1234.5"), '' for nothing, undefined when it is not a number. Exact: never through a float.
 */
export function readDecimal(typed: string): string | undefined {
  const bare = typed.replaceAll(/\s/g, '')
  if (bare === '') return ''
  const match = /^([+-]?)(\d+)(?:[.,](\d*))?$/.exec(bare)
  if (!match) return undefined
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '')
  return `${match[1] === '-' ? '-' : ''}${whole}${match[3] ? `.${match[3]}` : ''}`
}

/** "1234.5" → « 1234,5 » as it is typed (no thousands: what is typed is not rewritten under the fingers). */
export function writeDecimal(plain: string, lang: Lang): string {
  return lang === 'fr' ? plain.replace('.', ',') : plain
}

type NumberFieldProps = FieldProps & {
  /** A plain decimal as text ("12.5"), '' when nothing is known: missing is never zero. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly unit?: string
  readonly min?: number
  readonly max?: number
}

/** A number typed as people type it; no arrows that change it by accident, no rounding. */
export function NumberField({ value, onChange, unit, min, max, ...field }: NumberFieldProps) {
  const say = useSay(shellWords)
  const { lang } = useLang()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const text =
    typed !== undefined && (readDecimal(typed) ?? value) === value ? typed : writeDecimal(value, lang)
  const read = readDecimal(text)
  const [left, setLeft] = useState(false)
  const own =
    read === undefined
      ? say('number.wrong')
      : read !== '' && min !== undefined && Number(read) < min
        ? say('number.low', { min })
        : read !== '' && max !== undefined && Number(read) > max
          ? say('number.high', { max })
          : undefined
  const frame = useFieldFrame({ short: true, ...field, error: field.error ?? (left ? own : undefined) })
  return (
    <TextInput
      {...frame}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      rightSection={unit ? <span className="tb-unit">{unit}</span> : null}
      rightSectionWidth={unit ? 'auto' : 0}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        setLeft(false)
        const plain = readDecimal(next)
        if (plain !== undefined) onChange(plain)
      }}
    />
  )
}
