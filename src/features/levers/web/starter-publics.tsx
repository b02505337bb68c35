import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Audience } from '../contract.ts'
import { publicsSource, starterPublics } from '../domain/public-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type StarterPublicsProps = { readonly here: LeversHere; readonly audiences: readonly Audience[] }

/** Publics of the catalogue that are not in the list yet: one press takes one, or all. */
export function StarterPublics({ here, audiences }: StarterPublicsProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const there = new Set(audiences.map(({ code }) => code))
  const left = starterPublics(lang).filter(({ code }) => !there.has(code))
  const adding = useMutation({
    mutationFn: (codes: string[]) => api.startAudiences({ territoryId: here.territoryId, lang, codes }),
    onSuccess: changed,
  })
  if (left.length === 0) return null
  return (
    <div className="tb-stack lv-tight tb-no-print">
      <h3 className="lv-small-title">{say('publics.starters')}</h3>
      <ul className="lv-chips" aria-label={say('publics.starters')}>
        {left.map(({ code, name, relays }) => (
          <li key={code}>
            <button
              type="button"
              className="lv-chip"
              title={relays}
              disabled={adding.isPending}
              onClick={() => adding.mutate([code])}
            >
              <SignIcon sign="plus" size={14} /> {name}
            </button>
          </li>
        ))}
      </ul>
      <div className="tb-row">
        <Button
          look="quiet"
          busy={adding.isPending}
          onClick={() => adding.mutate(left.map(({ code }) => code))}
        >
          {say('publics.take-all', { n: left.length })}
        </Button>
        <span role="status" className="tb-soft">
          {adding.data && say('publics.taken', { n: adding.data.added })}
        </span>
      </div>
      <ProblemNotice problem={adding.error} />
      <p className="tb-soft lv-source">{publicsSource(lang)}</p>
    </div>
  )
}
