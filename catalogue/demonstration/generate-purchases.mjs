// Makes achats-figeac.csv: two years of invented purchases of the demonstration kitchen, always the same.
// Run: node catalogue/demonstration/generate-purchases.mjs > catalogue/demonstration/achats-figeac.csv
// The kitchen's number in a registry, not a SIRET: the kitchen does not exist.
const KITCHEN = '1'

/** Small seeded generator (mulberry32): the file must come out the same every time. */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const random = seeded(46102)
const between = (low, high) => low + random() * (high - low)

// product, family, supplier, usual amount, share bought locally in 2025 and in 2026, share bought organic, label
const PRODUCTS = [
  ['Carottes', 'FRUITS_ET_LEGUMES', 'Maraîchage de démonstration n° 1', 95, 0.45, 0.6, 0.4, ''],
  ['Poireaux', 'FRUITS_ET_LEGUMES', 'Maraîchage de démonstration n° 2', 80, 0.4, 0.55, 0.35, ''],
  ['Pommes de terre', 'FRUITS_ET_LEGUMES', 'Maraîchage de démonstration n° 2', 120, 0.5, 0.65, 0.2, ''],
  ['Courges', 'FRUITS_ET_LEGUMES', 'Ferme d’insertion de démonstration', 70, 0.6, 0.75, 0.5, ''],
  ['Salades', 'FRUITS_ET_LEGUMES', 'Ferme d’insertion de démonstration', 60, 0.55, 0.7, 0.3, ''],
  ['Pommes', 'FRUITS_ET_LEGUMES', 'Verger de démonstration', 110, 0.35, 0.45, 0.3, ''],
  ['Légumes coupés', 'FRUITS_ET_LEGUMES', 'Légumerie de démonstration', 140, 0.5, 0.7, 0.2, ''],
  ['Bœuf à braiser', 'VIANDES_VOLAILLES', 'Boucherie de démonstration', 260, 0.3, 0.35, 0.05, 'LABEL_ROUGE'],
  ['Poulet', 'VIANDES_VOLAILLES', 'Grossiste de démonstration', 230, 0.1, 0.15, 0.05, 'LABEL_ROUGE'],
  ['Jambon', 'CHARCUTERIE', 'Charcuterie de démonstration', 120, 0.15, 0.2, 0.02, ''],
  ['Poisson blanc', 'PRODUITS_DE_LA_MER', 'Grossiste de démonstration', 190, 0, 0, 0.02, 'PECHE_DURABLE'],
  ['Yaourts', 'PRODUITS_LAITIERS', 'Laiterie de démonstration', 130, 0.35, 0.4, 0.3, ''],
  ['Rocamadour', 'PRODUITS_LAITIERS', 'Fromagerie de démonstration', 85, 0.9, 0.9, 0, 'AOCAOP'],
  ['Pain', 'BOULANGERIE', 'Boulangerie de démonstration', 150, 0.7, 0.75, 0.1, ''],
  ['Riz', 'AUTRES', 'Grossiste de démonstration', 75, 0, 0, 0.3, ''],
  ['Pâtes', 'AUTRES', 'Grossiste de démonstration', 70, 0, 0, 0.2, ''],
  ['Huile', 'AUTRES', 'Grossiste de démonstration', 60, 0.05, 0.05, 0.1, ''],
  ['Jus de pomme', 'BOISSONS', 'Verger de démonstration', 50, 0.4, 0.5, 0.25, ''],
]

function rowOf(year, month, product) {
  const [name, family, supplier, usual, local2025, local2026, organic, label] = product
  const isLocal = random() < (year === 2025 ? local2025 : local2026)
  const isOrganic = random() < organic * (year === 2025 ? 0.75 : 1)
  const hasLabel = label !== '' && random() < 0.5
  const day = String(1 + Math.floor(random() * 27)).padStart(2, '0')
  const price = (usual * between(0.7, 1.35)).toFixed(2)
  const categories = [isOrganic ? 'BIO' : '', hasLabel ? label : ''].filter(Boolean).join(',')
  const origin = isLocal || random() < 0.7 ? 'FRANCE' : 'EUROPE'
  const definition = isLocal ? (random() < 0.7 ? 'PAT' : 'DEPARTEMENT') : ''
  const from = isLocal ? supplier : 'Grossiste de démonstration'
  const cells = [
    KITCHEN,
    name,
    from,
    `${year}-${String(month).padStart(2, '0')}-${day}`,
    price,
    family,
    categories,
    origin,
    isLocal ? 'OUI' : 'NON',
    isLocal ? 'OUI' : 'NON',
    definition,
    '',
  ]
  return cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')
}

const lines = [
  'cantine_id,description,fournisseur,date,prix_ht,famille_produits,categories_egalim,origine,est_circuit_court,est_local,definition_local,definition_local_km',
]
for (const year of [2025, 2026]) {
  for (let month = 1; month <= (year === 2025 ? 12 : 10); month += 1) {
    if (month === 7 || month === 8) continue
    for (const product of PRODUCTS) lines.push(rowOf(year, month, product))
  }
}
process.stdout.write(`${lines.join('\n')}\n`)
