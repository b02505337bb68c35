import { useMemo } from 'react'
import { actorsWords } from '#features/actors/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import type { NetworkRead } from './network-queries.ts'
import type { PickOption } from './pick-search.ts'

/** The organisations of the territory as choices, by name, with their kind beside. */
export function useActorOptions(network: NetworkRead['data'] | undefined): readonly PickOption[] {
  const say = useSay(actorsWords)
  const { lang } = useLang()
  return useMemo(() => {
    const order = new Intl.Collator(lang)
    return (network?.actors ?? [])
      .map(({ id, name, kind }) => ({ id, label: name, detail: say(`kind.${kind}`) }))
      .sort((a, b) => order.compare(a.label, b.label))
  }, [network, say, lang])
}

/** The actions of the territory as choices, by title. */
export function useActionOptions(network: NetworkRead['data'] | undefined): readonly PickOption[] {
  const { lang } = useLang()
  return useMemo(() => {
    const order = new Intl.Collator(lang)
    return (network?.actions ?? [])
      .map(({ id, title }) => ({ id, label: title }))
      .sort((a, b) => order.compare(a.label, b.label))
  }, [network, lang])
}
