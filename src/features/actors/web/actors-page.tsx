import './actors.css'
import { useMembership } from '#features/accounts/web/session.ts'
import { FACILITATORS } from '#kernel/access.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Page, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { actorsWords } from '../words.ts'
import { ActorList } from './actor-list.tsx'
import { useFacets } from './actors-api.ts'
import { QuickAdd } from './quick-add.tsx'

/** The organisations of a territory: written down quickly, found again, imported, exported. */
export function ActorsPage() {
  const say = useSay(actorsWords)
  const territoryId = usePathParam('territoryId')
  const membership = useMembership(territoryId)
  const facets = useFacets(territoryId)
  const mayWrite = membership !== undefined && FACILITATORS.includes(membership.role)
  const importing = `/territoires/${territoryId}/acteurs/importer`
  return (
    <Page
      title={say('list.title')}
      lead={say('list.lead')}
      crumbs={membership ? [{ label: membership.territoryName, to: `/territoires/${territoryId}` }] : []}
      demonstration={membership?.demo ?? false}
      acts={
        <>
          {mayWrite && (
            <LinkButton look="second" to={importing} icon={<SignIcon sign="file" />}>
              {say('list.import')}
            </LinkButton>
          )}
          {mayWrite && (facets.data?.total ?? 0) > 1 && (
            <LinkButton look="quiet" to={`/territoires/${territoryId}/reseau/doublons`}>
              {say('list.duplicates')}
            </LinkButton>
          )}
          {(facets.data?.total ?? 0) > 0 && <ExportButton territoryId={territoryId} />}
        </>
      }
    >
      {mayWrite && (
        <Section title={say('quick.title')}>
          <QuickAdd territoryId={territoryId} />
        </Section>
      )}
      <Loaded query={facets}>
        {(counts) =>
          counts.total > 0 ? (
            <ActorList territoryId={territoryId} facets={counts} mayWrite={mayWrite} />
          ) : (
            <EmptyState title={say('empty.title')}>
              {say(mayWrite ? 'empty.text' : 'empty.reader')}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}

function ExportButton({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(actorsWords)
  const { lang } = useLang()
  const save = () => {
    const link = document.createElement('a')
    link.href = `/api/territories/${territoryId}/actors/export?lang=${lang}`
    link.download = ''
    link.click()
  }
  return (
    <Button look="quiet" onClick={save}>
      {say('list.export')}
    </Button>
  )
}
