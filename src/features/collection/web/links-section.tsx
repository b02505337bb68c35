import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice, EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useGroups, useLinks } from './collection-api.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { LinkCard } from './link-card.tsx'
import { NewLinkDialog } from './new-link-dialog.tsx'
import { teamWords } from './team-words.ts'

/** The doors of a collection: an address for everybody, a shared phone, a relay structure. */
export function LinksSection(at: CollectionHere) {
  const say = useSay(teamWords)
  const links = useLinks(at.scope)
  const groups = useGroups(at.scope).data ?? []
  const [isMaking, setMaking] = useState(false)
  const make = (
    <Button look="second" icon={<SignIcon sign="plus" />} onClick={() => setMaking(true)}>
      {say('links.new')}
    </Button>
  )
  return (
    <Section title={say('links.title')} lead={say('links.lead')} acts={make} id="liens">
      <Loaded query={links}>
        {(all) => {
          const standing = all.filter(({ revokedAt }) => revokedAt === null)
          const revoked = all.filter(({ revokedAt }) => revokedAt !== null)
          return (
            <>
              {at.collection.state === 'draft' && standing.length > 0 && (
                <Advice>{say('links.not-open')}</Advice>
              )}
              {standing.some(({ link }) => /^https?:\/\/(localhost|127\.)/.test(link)) && (
                <Advice>{say('links.local')}</Advice>
              )}
              {standing.length === 0 && (
                <EmptyState title={say('links.empty-title')} act={make}>
                  {say('links.empty-text')}
                </EmptyState>
              )}
              <ul className="co-links">
                {standing.map((link) => (
                  <LinkCard key={link.id} link={link} groups={groups} scope={at.scope} />
                ))}
              </ul>
              {revoked.length > 0 && (
                <Disclosure title={say('links.revoked', { n: revoked.length })}>
                  <ul className="co-revoked">
                    {revoked.map(({ id, kind, label, received }) => (
                      <li key={id}>
                        {label || say(`link.${kind}`)} · {say('count.received', { n: received })}
                      </li>
                    ))}
                  </ul>
                </Disclosure>
              )}
            </>
          )
        }}
      </Loaded>
      {isMaking && <NewLinkDialog at={at} groups={groups} onClose={() => setMaking(false)} />}
    </Section>
  )
}
