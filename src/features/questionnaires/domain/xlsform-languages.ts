import type { FormLanguage } from './form.ts'

/** Names that files give to languages instead of a code; folded. */
const KNOWN: Readonly<Record<string, string>> = {
  english: 'en',
  anglais: 'en',
  french: 'fr',
  francais: 'fr',
  chinese: 'zh',
  chinois: 'zh',
  spanish: 'es',
  espanol: 'es',
  espagnol: 'es',
  portuguese: 'pt',
  portugues: 'pt',
  portugais: 'pt',
  german: 'de',
  deutsch: 'de',
  allemand: 'de',
  italian: 'it',
  italiano: 'it',
  italien: 'it',
  dutch: 'nl',
  arabic: 'ar',
  arabe: 'ar',
  turkish: 'tr',
  turc: 'tr',
  russian: 'ru',
  russe: 'ru',
  ukrainian: 'uk',
  ukrainien: 'uk',
  breton: 'br',
  brezhoneg: 'br',
  occitan: 'oc',
  catalan: 'ca',
  catala: 'ca',
  basque: 'eu',
  euskara: 'eu',
  swahili: 'sw',
  hindi: 'hi',
}

const CODE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i

/** The tag of a language by the name that a file gives it: `Français (fr)` → fr, `english` → en, others → `x-…`. */
export function tagOfLanguage(name: string): string {
  if (name === '' || name === 'default') return 'und'
  const code = /\(([^()]+)\)\s*$/.exec(name)?.[1]?.trim() ?? ''
  if (CODE.test(code) || /^x(?:-[a-z0-9]{1,8}){1,3}$/.test(code)) return code
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const known = Object.hasOwn(KNOWN, folded.trim()) ? KNOWN[folded.trim()] : undefined
  if (known) return known
  if (CODE.test(name) && name.split('-')[0]?.length === 2) return name
  const letters = folded.replace(/[^a-z0-9]/g, '').slice(0, 24)
  return letters === '' ? 'x-lang' : `x-${(letters.match(/.{1,8}/g) ?? []).join('-')}`
}

/** The name under which a file knows a language: its own, with its tag where the name alone would be read otherwise. */
export function nameOfLanguage({ tag, name }: FormLanguage): string {
  if (tag === 'und') return name === 'default' ? name : ''
  const clean = name.replace(/:+/g, ' ').trim()
  if (clean !== '' && tagOfLanguage(clean) === tag) return clean
  return clean === '' ? tag : `${clean} (${tag})`
}
