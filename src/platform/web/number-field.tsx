import './form.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { readDecimal, writeDecimal } from './decimal-input.ts'
import { type FieldProps, useFieldFrame } from './form.tsx'
import { useLang, useSay } from './lang.tsx'
import { shellWords } from './shell-words.ts'

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
