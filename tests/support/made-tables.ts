/** Tables as offices export them, of any length, the same every time. */

const FAMILIES = ['FRUITS_ET_LEGUMES', 'VIANDES_VOLAILLES', 'PRODUITS_LAITIERS', 'BOULANGERIE']
const LABELS = ['BIO', 'LABEL_ROUGE', '"BIO,AOCAOP"', '']
const two = (n: number) => String(n).padStart(2, '0')

/** Lines of a CSV file under a header; joined piece by piece, since one join of all is slow to make. */
function csvOf(header: string, rows: number, line: (i: number) => string): string {
  const lines = [header]
  for (let i = 0; i < rows; i += 1) lines.push(line(i))
  return `${lines.join('\n')}\n`
}

/** Purchases in the current model of ma-cantine: 12 columns, some 85 bytes a row. */
export function madePurchases(rows: number): string {
  return csvOf(
    'siret,description,fournisseur,date,prix_ht,famille_produits,categories_egalim,origine,est_circuit_court,est_local,definition_local,definition_local_km',
    rows,
    (i) =>
      `21460102600013,Légumes n°${i},Ferme ${i % 500},2025-${two(1 + (i % 12))}-${two(1 + (i % 28))},"${i % 900},${two(i % 100)}",${FAMILIES[i % 4]},${LABELS[i % 4]},FRANCE,oui,non,,`,
  )
}

/** Organisations around Figeac, each name once. */
export function madeActors(rows: number): string {
  const kinds = ['ferme', 'magasin', 'cantine', 'association']
  return csvOf(
    'nom;type;commune;notes',
    rows,
    (i) => `Structure ${i};${kinds[i % 4]};Figeac;Vue en ${2000 + (i % 25)}`,
  )
}

/** Values of given lines, a day each, with decimal commas. */
export function madeObservations(rows: number, lines: readonly string[]): string {
  const day = (i: number) =>
    new Date(Date.UTC(1990, 0, 1 + Math.floor(i / lines.length))).toISOString().slice(0, 10)
  return csvOf(
    'indicateur;période;valeur;confiance',
    rows,
    (i) => `${lines[i % lines.length]};${day(i)};${i % 100},${two(i % 97)};B`,
  )
}
