import { Fragment } from 'react'
import { formatNumber, type Lang } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { restitutionWords } from '../words.ts'
import { type Computation, exactText, nameOf } from './evidence-words.ts'

const TOKEN = /[A-Za-z_]\w*|\d+(?:\.\d+)?|[()+\-*/,]/g
const SIGN: Readonly<Record<string, string>> = { '*': ' × ', '/': ' ÷ ', '+': ' + ', '-': ' − ', ',': ' ; ' }

/** The formula twice: with what its variables mean, then with their numbers. */
export function Formula({ computed, result }: { readonly computed: Computation; readonly result: string }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const tokens = computed.formula.match(TOKEN) ?? []
  const variableOf = (token: string) => computed.variables.find((variable) => variable.name === token)
  const numbers = tokens
    .map((token) => {
      const variable = variableOf(token)
      return variable ? (exactText(variable, lang) ?? say('fil.unknown')) : plainToken(token, lang)
    })
    .join('')
  return (
    <div className="rs-formula">
      <p>
        {tokens.map((token, at) => {
          const variable = variableOf(token)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a formula are known by their place alone
            <Fragment key={at}>
              {variable ? <span className="rs-var">{nameOf(variable)}</span> : plainToken(token, lang)}
            </Fragment>
          )
        })}
      </p>
      <p className="tb-number">
        = {numbers} = <strong>{result}</strong>
      </p>
    </div>
  )
}

function plainToken(token: string, lang: Lang): string {
  if (/^\d/.test(token)) return formatNumber(Number(token), lang, 12)
  return SIGN[token] ?? token
}
