import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckField } from '#platform/web/choices.tsx'
import { fileName, saveFile } from '#platform/web/file-saving.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { DrawnSign } from '#platform/web/sign-icon.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { networkMapWords } from '../words.ts'
import { useMapAddress } from './map-address.ts'
import { MenuBox } from './menu-box.tsx'
import type { NetworkHere } from './network-frame.tsx'
import { type NetworkRead, useNetworkChanged } from './network-queries.ts'
import { pngOfSvg } from './png-of-svg.ts'
import { useWorldsApi } from './worlds-api.ts'

const FORMATS = ['pdf', 'svg', 'png', 'gexf', 'graphml', 'csv'] as const
type Format = (typeof FORMATS)[number]

type MapExportsProps = { readonly here: NetworkHere; readonly read: NetworkRead }

/** The network to take along, and acts on the whole map. */
export function MapExports({ here, read }: MapExportsProps) {
  const say = useSay(networkMapWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const toast = useToast()
  const tell = useProblemText()
  const { address } = useMapAddress()
  const [withPersons, setWithPersons] = useState(false)
  const taking = useMutation({
    mutationFn: async (format: Format) => {
      const file = (await api.network.export({
        territoryId: here.territoryId,
        format: format === 'png' ? 'svg' : format,
        lang,
        persons: withPersons ? 'in' : 'out',
        ...(address.day === null ? {} : { on: address.day }),
      })) as Blob
      const ending = format === 'csv' && file.type.includes('zip') ? '.zip' : `.${format}`
      const name = fileName(`${here.territoryName} ${say('export.name')}`, ending)
      saveFile(name, format === 'png' ? await pngOfSvg(file) : file)
      return name
    },
    onSuccess: (name) => toast(say('export.done', { name })),
    onError: (failure) => toast(tell(failure)),
  })
  const laying = useLayAnew(here)
  const hasPersons = read.data.actors.some(({ kind }) => kind === 'person')
  return (
    <MenuBox
      label={say('export.menu')}
      sign={<DrawnSign path="M10 3v9.5 M6 9l4 4 4-4 M3.5 16.5h13" />}
      busy={taking.isPending || laying.isPending}
    >
      {FORMATS.map((format) => (
        <button key={format} type="button" onClick={() => taking.mutate(format)}>
          {say(`export.${format}`)}
        </button>
      ))}
      <button type="button" onClick={() => window.print()}>
        {say('export.print')}
      </button>
      {here.mayWrite && (
        <button type="button" onClick={() => laying.mutate()}>
          {say('layout.anew')}
        </button>
      )}
      {hasPersons && here.mayWrite && (
        <CheckField label={say('export.persons')} checked={withPersons} onChange={setWithPersons} />
      )}
    </MenuBox>
  )
}

/** Everything may move; one press puts it back where it stood. */
function useLayAnew({ territoryId }: NetworkHere) {
  const say = useSay(networkMapWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(territoryId)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  return useMutation({
    mutationFn: () => api.network.replace({ territoryId }),
    onSuccess: async ({ former }) => {
      await changed()
      undoToast(say('layout.done'), () =>
        api.network.replace({ territoryId, positions: former }).then(changed),
      )
    },
    onError: (failure) => toast(tell(failure)),
  })
}
