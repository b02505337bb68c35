import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { valueChainsWords } from '../words.ts'

/** The columns of ma-cantine's current model, with an example of each. */
const MODEL = [
  { field: 'siret', name: 'siret', example: '21460102600013' },
  { field: 'description', name: 'description', example: 'Carottes' },
  { field: 'supplier', name: 'fournisseur', example: 'Ferme des Trois Chemins' },
  { field: 'date', name: 'date', example: '2026-05-02' },
  { field: 'price', name: 'prix_ht', example: '120,50' },
  { field: 'family', name: 'famille_produits', example: 'FRUITS_ET_LEGUMES' },
  { field: 'categories', name: 'categories_egalim', example: 'BIO, AOCAOP' },
  { field: 'origin', name: 'origine', example: 'FRANCE' },
  { field: 'shortChain', name: 'est_circuit_court', example: 'oui' },
  { field: 'local', name: 'est_local', example: 'oui' },
  { field: 'localDefinition', name: 'definition_local', example: 'PAT' },
  { field: 'localKm', name: 'definition_local_km', example: '' },
] as const

export function ModelColumns() {
  const say = useSay(valueChainsWords)
  return (
    <Disclosure title={say('model.title')}>
      <DataTable
        caption={say('model.caption')}
        rows={MODEL}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: say('model.column'), cell: (row) => <code>{row.name}</code> },
          { key: 'meaning', label: say('model.meaning'), cell: (row) => say(`model.${row.field}`) },
          { key: 'example', label: say('model.example'), cell: (row) => row.example },
        ]}
      />
    </Disclosure>
  )
}
