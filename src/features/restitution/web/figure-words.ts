import type { Lang, Say } from '#kernel/words.ts'
import type { Figure } from '../contract.ts'
import { formatPeriod, formatWithUnit, typeset } from '../domain/figure-text.ts'
import type { restitutionWords } from '../words.ts'

export type SayRestitution = Say<Extract<keyof (typeof restitutionWords)['fr'], string>>

type Valued = Pick<Figure, 'value' | 'level' | 'missing' | 'unit'>
type Dated = Figure['target']

/** The value in words; missing is never zero but its reason. */
export function valueText(figure: Valued, lang: Lang, say: SayRestitution): string {
  if (figure.value === null) return say(`missing.${figure.missing ?? 'not_collected'}`)
  return figure.level ?? formatWithUnit(figure.value, figure.unit, lang)
}

/** « 30 % (2027) » */
export function datedText(point: NonNullable<Dated>, unit: string, lang: Lang): string {
  const value = formatWithUnit(point.value, unit, lang)
  return point.on ? `${value} (${point.on.slice(0, 4)})` : value
}

export function lightText(figure: Pick<Figure, 'light'>, say: SayRestitution): string {
  return say(`light.${figure.light}`)
}

/** The bar from baseline to target, told in sentences for those who do not see it. */
export function progressText(figure: Figure, lang: Lang, say: SayRestitution): string {
  const { baseline, target, progress, expected, unit } = figure
  if (!baseline || !target || progress === null) return ''
  const share = (part: number) => formatWithUnit(Math.round(part * 100), '%', lang)
  const way = say('progress.way', {
    from: datedText(baseline, unit, lang),
    to: datedText(target, unit, lang),
    done: progress < 0 ? say('progress.away') : say('progress.done', { share: share(progress) }),
  })
  return expected === null ? way : `${way} ${say('progress.expected', { share: share(expected) })}`
}

type Proposable = Omit<
  Figure,
  | 'statementId'
  | 'observationId'
  | 'source'
  | 'computed'
  | 'observations'
  | 'progress'
  | 'expected'
  | 'hatched'
  | 'lightReasons'
  | 'confidence'
>

/** A first sentence drawn from the figure, in the language of the support; people then make it theirs. */
export function proposeSentence(figure: Proposable, lang: Lang, say: SayRestitution): string {
  const { name, unit, baseline, target, light } = figure
  const period = formatPeriod(figure.periodFrom, figure.periodTo, lang)
  const value = valueText(figure, lang, say)
  if (figure.value === null) return typeset(say('propose.missing', { name, missing: value, period }), lang)
  const parts = [say('propose.value', { name, value, period })]
  if (baseline && target) {
    const from = datedText(baseline, unit, lang)
    parts.push(
      say('propose.way', { from, to: datedText(target, unit, lang), light: say(`propose-light.${light}`) }),
    )
  } else if (target) parts.push(say('propose.target', { to: datedText(target, unit, lang) }))
  return typeset(parts.join(' '), lang)
}
