import { useQuery } from '@tanstack/react-query'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { frameworkWords } from '../words.ts'
import { CrosswalkList } from './crosswalk-list.tsx'
import { useFrameworkApi } from './framework-api.ts'

/** Which other frameworks ask what a line of the catalogue tells. */
export function LineCrosswalks({ code }: { readonly code: string | null }) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const found = useQuery({
    queryKey: ['catalogue', 'one', code],
    queryFn: () => api.catalogue({ text: code ?? '', limit: 5 }),
    enabled: code !== null,
  })
  const indicator = found.data?.items.find((each) => each.code === code)
  if (!indicator || indicator.crosswalks.length === 0) return null
  return (
    <Section title={say('crosswalk.title')}>
      <CrosswalkList crosswalks={indicator.crosswalks} />
    </Section>
  )
}
