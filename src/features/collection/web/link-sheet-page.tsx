import './link-sheet.css'
import { useTerritory } from '#features/territories/web/territories-api.ts'
import { drawQrCode } from '#kernel/qr-code.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { LoadedPage } from '#platform/web/fallback-pages.tsx'
import { formatDay, LangScope, useLang, useSay } from '#platform/web/lang.tsx'
import { Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import type { Collection, CollectionLink } from '../contract.ts'
import { collectionWords } from '../words.ts'
import { collectionAddress } from './collection-addresses.ts'
import { useCollection, useCollectionScope, useLinks } from './collection-api.ts'
import { teamWords } from './team-words.ts'

/** A sheet to pin up or to hand over: who asks and what for, the square, the address. In the language of the collection. */
export function LinkSheetPage() {
  const scope = useCollectionScope()
  const linkId = usePathParam('linkId')
  const say = useSay(teamWords)
  const territory = useTerritory(scope.territoryId)
  const collection = useCollection(scope)
  const links = useLinks(scope)
  const error = territory.error ?? collection.error ?? links.error
  const link = links.data?.find(({ id }) => id === linkId)
  const data =
    territory.data && collection.data && links.data
      ? { territory: territory.data.name, collection: collection.data, link }
      : undefined
  const refetch = () => Promise.all([territory.refetch(), collection.refetch(), links.refetch()])
  return (
    <LoadedPage query={{ data, error, refetch }}>
      {(read) => (
        <Page title={say('sheet.title', { title: read.collection.title })}>
          <div className="tb-row tb-no-print">
            <Button onClick={() => window.print()}>{say('sheet.print')}</Button>
            <LinkTo to={collectionAddress(scope, scope.collectionId)}>{say('sheet.back')}</LinkTo>
          </div>
          {read.link && read.link.revokedAt === null ? (
            <LangScope lang={read.collection.lang}>
              <Sheet territory={read.territory} collection={read.collection} link={read.link} />
            </LangScope>
          ) : (
            <p>{say('sheet.revoked')}</p>
          )}
        </Page>
      )}
    </LoadedPage>
  )
}

type SheetProps = {
  readonly territory: string
  readonly collection: Collection
  readonly link: CollectionLink
}

function Sheet({ territory, collection, link }: SheetProps) {
  const say = useSay(teamWords)
  const sayCollection = useSay(collectionWords)
  const { lang } = useLang()
  const { title, purpose, contact, closesOn } = collection
  const drawing = drawQrCode(link.link, {
    title: say('link.qr', { name: title }),
    description: say('link.qr-text'),
  })
  return (
    <section className="co-sheet" lang={lang} aria-label={title}>
      <p className="co-sheet-territory">{territory}</p>
      <h2 className="co-sheet-title">{title}</h2>
      {link.kind === 'relay' && <p className="co-sheet-for">{say('sheet.relay', { name: link.label })}</p>}
      <div className="co-sheet-door">
        <DrawingView drawing={drawing} />
        <div className="co-sheet-how">
          <p className="co-sheet-scan">{say(`sheet.scan-${link.kind}`)}</p>
          <p>{say('sheet.type')}</p>
          <p className="co-sheet-address" translate="no">
            {link.link.replace(/^https?:\/\//, '')}
          </p>
        </div>
      </div>
      {purpose.trim() !== '' && <p className="co-sheet-purpose">{purpose}</p>}
      <p className="co-sheet-foot">
        {say('sheet.promise')}
        {closesOn && ` ${sayCollection('mail.until', { day: formatDay(closesOn, lang) })}`}
        {contact.trim() !== '' && ` ${sayCollection('mail.contact', { contact })}`}
      </p>
    </section>
  )
}
