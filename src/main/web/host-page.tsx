import './host-page.css'
import { useQuery } from '@tanstack/react-query'
import { useStatus } from '#features/accounts/web/session.ts'
import { ContoursPanel } from '#features/territories/web/contours-panel.tsx'
import { territoriesWords } from '#features/territories/words.ts'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Page, Section } from '#platform/web/page.tsx'
import { LoadDemonstration, RemoveDemonstration, useSystemApi } from './demonstration-acts.tsx'

/** What the host sets for everybody. */
export function HostPage() {
  const say = useSay(territoriesWords)
  const status = useStatus()
  return (
    <Page title={say('host.title')} lead={say('host.lead')}>
      <Loaded query={status}>
        {({ person, memberships, mail }) =>
          person?.host ? (
            <>
              <Section title={say('host.contours')} lead={say('host.contours-lead')}>
                <ContoursPanel />
              </Section>
              <Section title={say('host.demo')} lead={say('host.demo-lead')}>
                <div className="tb-row">
                  {memberships.some((each) => each.demo) ? <RemoveDemonstration /> : <LoadDemonstration />}
                </div>
              </Section>
              <Installation mail={mail} />
            </>
          ) : (
            <EmptyState level={2} title={say('host.only-title')}>
              {say('host.only')}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}

function Installation({ mail }: { readonly mail: boolean }) {
  const say = useSay(territoriesWords)
  const api = useSystemApi()
  const health = useQuery({ queryKey: ['system', 'health'], queryFn: () => api.health({}) })
  return (
    <Section title={say('host.installation')}>
      <Loaded query={health}>
        {({ version, database }) => (
          <dl className="host-facts">
            <dt>{say('host.version')}</dt>
            <dd>{version}</dd>
            <dt>{say('host.database')}</dt>
            <dd>{say(`host.database.${database}`)}</dd>
            <dt>{say('host.address')}</dt>
            <dd>{window.location.origin}</dd>
            <dt>{say('host.mail')}</dt>
            <dd>{say(mail ? 'host.mail-on' : 'host.mail-off')}</dd>
            <dt>{say('host.backup')}</dt>
            <dd>
              {say('host.backup-how', { command: `npm exec tablee -- backup ${say('host.backup-file')}` })}
            </dd>
            <dt>{say('host.api')}</dt>
            <dd>
              <a href="/api/openapi.json">/api/openapi.json</a>
            </dd>
          </dl>
        )}
      </Loaded>
    </Section>
  )
}
