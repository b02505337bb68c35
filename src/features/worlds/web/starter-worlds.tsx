import './worlds.css'
import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { starterSource, starterWorlds } from '../domain/starter-worlds.ts'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useNetworkChanged, type WorldRecord } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

type StarterWorldsProps = { readonly here: NetworkHere; readonly present: readonly WorldRecord[] }

/** The worlds to start from that are not here yet: one by one, or all. */
export function StarterWorlds({ here, present }: StarterWorldsProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const undoToast = useUndoToast()
  const there = new Set(present.map(({ code }) => code))
  const left = starterWorlds(lang).filter(({ code }) => !there.has(code))
  const adding = useMutation({
    mutationFn: (codes: string[]) => api.starters({ territoryId: here.territoryId, codes, lang }),
    onSuccess: ({ added }) => {
      undoToast(say('starters.added', { n: added.length }), async () => {
        for (const id of added) {
          const { version } = await api.worlds.get({ territoryId: here.territoryId, id })
          await api.worlds.remove({ territoryId: here.territoryId, id, version })
        }
        await changed()
      })
      return changed()
    },
  })
  if (left.length === 0) return null
  return (
    <Section
      title={say('starters.title')}
      lead={say('starters.lead')}
      acts={
        <Button
          look={present.length === 0 ? 'main' : 'second'}
          busy={adding.isPending}
          onClick={() => adding.mutate(left.map(({ code }) => code))}
        >
          {say('starters.all', { n: left.length })}
        </Button>
      }
    >
      <ProblemNotice problem={adding.error} />
      <ul className="tb-grid wo-starters">
        {left.map((world) => (
          <li key={world.code}>
            <h3>{world.name}</h3>
            <p>{world.theme}</p>
            <p className="tb-soft">{world.actors.slice(0, 5).join(', ')}…</p>
            <Button
              look="quiet"
              icon={<SignIcon sign="plus" size={16} />}
              disabled={adding.isPending}
              aria-label={say('starters.add', { name: world.name })}
              onClick={() => adding.mutate([world.code])}
            >
              {say('starters.take')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="tb-soft wo-small">{starterSource(lang)}</p>
    </Section>
  )
}
