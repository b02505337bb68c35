import { writeCsv } from '#platform/tables/csv-writing.ts'
import type { NetworkData, NetworkPositions } from '../domain/network-data.ts'
import {
  exportedNetwork,
  exportedNodeRows,
  exportedTieRows,
  type NetworkExportOptions,
} from '../domain/network-export.ts'
import { writeGexf } from '../domain/network-files/gexf-writing.ts'
import { writeGraphml } from '../domain/network-files/graphml-writing.ts'
import { layoutNetwork } from '../domain/network-layout.ts'
import { type StudiedNetwork, type StudyRequest, studyNetwork } from '../domain/network-study.ts'
import { type NetworkPicture, networkPdf, networkSvg } from './network-picture.ts'

type Laying = { readonly act: 'layout'; readonly data: NetworkData; readonly former: NetworkPositions }
type Studying = { readonly act: 'study'; readonly request: StudyRequest }
type Writing = {
  readonly act: 'write'
  readonly format: 'gexf' | 'graphml' | 'csv' | 'csv-nodes'
  readonly data: NetworkData
  readonly positions: NetworkPositions
  readonly options: NetworkExportOptions
  readonly description: string
}
type Drawing = { readonly act: 'draw'; readonly format: 'svg' | 'pdf'; readonly picture: NetworkPicture }

/** What is worked out of a network and takes longer than others may wait for. */
export type NetworkTask = Laying | Studying | Writing | Drawing
export type ResultOf<T extends NetworkTask> = T extends Laying
  ? NetworkPositions
  : T extends Studying
    ? StudiedNetwork
    : string | Uint8Array

/** The work itself, in whatever thread. */
export function doNetworkTask(task: NetworkTask): NetworkPositions | StudiedNetwork | string | Uint8Array {
  switch (task.act) {
    case 'layout':
      return layoutNetwork(task.data, task.former)
    case 'study':
      return studyNetwork(task.request)
    case 'draw':
      return task.format === 'svg' ? networkSvg(task.picture) : networkPdf(task.picture)
    case 'write':
      return writeNetwork(task)
  }
}

function writeNetwork({ format, data, positions, options, description }: Writing): string {
  const file = exportedNetwork(data, positions, options)
  if (format === 'gexf') return [...writeGexf(file, { description })].join('')
  if (format === 'graphml') return [...writeGraphml(file)].join('')
  return writeCsv(format === 'csv' ? exportedTieRows(file) : exportedNodeRows(file))
}
