// Makes collecte-figeac.json: a questionnaire and invented answers to it, always the same. Nobody gave them.
// Run: node catalogue/demonstration/generate-answers.mjs > catalogue/demonstration/collecte-figeac.json

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

const random = seeded(46100)
const pick = (list, weights) => {
  let at = random() * weights.reduce((sum, each) => sum + each, 0)
  return list[weights.findIndex((weight) => (at -= weight) < 0)]
}
const both = (fr, en) => ({ fr, en })
const choices = (...all) => all.map(([name, fr, en]) => ({ name, label: both(fr, en) }))
const ask = (type, name, label, more = {}) => ({ kind: 'question', type, name, label, ...more })

const form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'legumes-d-ici',
  title: both('Les légumes d’ici, et vous', 'Local vegetables and you'),
  languages: [
    { tag: 'fr', name: 'Français (fr)' },
    { tag: 'en', name: 'English (en)' },
  ],
  items: [
    ask('place', 'commune', both('Dans quelle commune habitez-vous ?', 'In which commune do you live?')),
    ask('one', 'achete', both('Achetez-vous des légumes cultivés près d’ici ?', 'Do you buy vegetables grown near here?'), {
      list: 'frequence',
      required: true,
    }),
    {
      kind: 'group',
      name: 'ou_et_combien',
      label: both('Vos achats', 'What you buy'),
      relevant: "${achete} != 'jamais'",
      appearance: 'field-list',
      items: [
        ask('many', 'lieux', both('Où les trouvez-vous ?', 'Where do you find them?'), { list: 'lieux', orOther: true }),
        ask('amount', 'budget', both('Combien dépensez-vous par mois, à peu près ?', 'How much do you spend a month, roughly?'), {
          unit: 'EUR',
          constraint: '. >= 0 and . <= 2000',
          constraintMessage: both('Plus de 2 000 € par mois : est-ce bien cela ?', 'More than €2,000 a month: is that right?'),
        }),
      ],
    },
    ask('many', 'freins', both('Qu’est-ce qui vous en empêche ?', 'What keeps you from it?'), { list: 'freins', orOther: true }),
    ask('scale', 'cantine', both('À la cantine, les enfants mangent-ils bien ?', 'Do children eat well at the canteen?'), {
      hint: both('Laissez vide si vous ne savez pas.', 'Leave empty if you do not know.'),
      from: 0,
      to: 10,
      fromLabel: both('pas du tout', 'not at all'),
      toLabel: both('tout à fait', 'entirely'),
      answers: [{ lineId: 'f7' }],
    }),
    ask('rubric', 'liens', both('Acheteurs et producteurs se connaissent-ils ?', 'Do buyers and growers know one another?'), {
      levels: [
        both('Personne ne se connaît', 'Nobody knows anybody'),
        both('On connaît un nom', 'One knows a name'),
        both('On s’est rencontrés', 'One has met'),
        both('On se parle dans l’année', 'One talks during the year'),
        both('On prépare l’année ensemble', 'One prepares the year together'),
      ],
      answers: [{ lineId: 'f5' }],
    }),
    ask('one', 'avis', both('Avez-vous pu donner votre avis sur l’alimentation d’ici ?', 'Could you give your view on food here?'), {
      list: 'avis',
    }),
    ask('text', 'idee', both('Qu’est-ce que nous n’avons pas demandé ?', 'What did we not ask?')),
  ],
  lists: {
    frequence: choices(
      ['semaine', 'Chaque semaine', 'Every week'],
      ['mois', 'Une à trois fois par mois', 'One to three times a month'],
      ['parfois', 'Plus rarement', 'Less often'],
      ['jamais', 'Jamais', 'Never'],
    ),
    lieux: choices(
      ['marche', 'Au marché', 'At the market'],
      ['ferme', 'À la ferme', 'At the farm'],
      ['magasin', 'Dans un magasin de producteurs', 'In a growers’ shop'],
      ['grande', 'En grande surface', 'In a supermarket'],
      ['epicerie', 'À l’épicerie solidaire', 'At the solidarity grocery'],
    ),
    freins: choices(
      ['prix', 'Le prix', 'The price'],
      ['temps', 'Le temps', 'Time'],
      ['distance', 'La distance', 'Distance'],
      ['savoir', 'Je ne sais pas où aller', 'I do not know where to go'],
      ['cuisine', 'Je ne sais pas les cuisiner', 'I do not know how to cook them'],
    ),
    avis: choices(
      ['suivi', 'Oui, et il a été suivi', 'Yes, and it was followed'],
      ['donne', 'Oui, sans savoir la suite', 'Yes, without knowing what came of it'],
      ['non', 'Non', 'No'],
    ),
  },
}

const IDEAS = ['', '', '', '', 'Ouvrir le marché le soir.', 'Comment s’y rendre sans voiture ?', 'Des paniers à prix coûtant.', 'Un atelier de cuisine.']
const COMMUNES = ['46102', '46102', '46102', '46045', '46116', '46138']

/** One invented answer; people met at the social centre buy less often and name the price more. */
function answer(channel, at) {
  const isRelay = channel === 'relay'
  const often = pick(['semaine', 'mois', 'parfois', 'jamais'], isRelay ? [2, 3, 4, 4] : [5, 4, 2, 1])
  const some = (list, share) => list.filter(() => random() < share)
  const said = { commune: COMMUNES[Math.floor(random() * COMMUNES.length)], achete: often }
  if (random() < 0.1) delete said.commune
  if (often !== 'jamais') {
    const places = some(['marche', 'ferme', 'magasin', 'grande', ...(isRelay ? ['epicerie'] : [])], 0.4)
    if (places.length > 0) said.lieux = places
    if (random() < 0.8) said.budget = `${Math.round((isRelay ? 12 : 30) * (0.4 + random() * 1.6))}.00`
  }
  const brakes = some(['prix', 'temps', 'distance', 'savoir', 'cuisine'], isRelay ? 0.45 : 0.25)
  if (brakes.length > 0) said.freins = brakes
  if (random() < 0.6) said.cantine = Math.min(10, Math.max(0, Math.round(6 + (random() - 0.5) * 7)))
  said.liens = pick([0, 1, 2, 3, 4], isRelay ? [4, 4, 2, 1, 0] : [1, 3, 5, 3, 1])
  said.avis = pick(['suivi', 'donne', 'non'], isRelay ? [1, 2, 7] : [3, 4, 3])
  const idea = IDEAS[Math.floor(random() * IDEAS.length)]
  if (idea) said.idee = idea
  const day = String(3 + Math.floor(at / 3)).padStart(2, '0')
  const hour = String(9 + (at % 9)).padStart(2, '0')
  return { channel, at: `2026-11-${day}T${hour}:${String((at * 7) % 60).padStart(2, '0')}:00+01:00`, answers: said }
}

const channels = [...Array(21).fill('link'), ...Array(14).fill('relay'), ...Array(7).fill('paper')]
const answers = channels.map((channel, at) => answer(channel, at))
const file = {
  questionnaire: { title: 'Les légumes d’ici, et vous', audience: 'habitants du Grand-Figeac', form },
  collection: {
    title: 'Les habitants et les légumes d’ici (démonstration)',
    purpose: 'Pour savoir ce qui aide, et ce qui empêche, de manger des légumes d’ici. Collecte de démonstration : les réponses sont inventées.',
    contact: 'demonstration@example.org',
    keptMonths: 24,
  },
  openedAt: '2026-11-02T08:00:00+01:00',
  groups: [
    { key: 'residents', name: 'Habitants', population: 43000, wanted: 100 },
    { key: 'centre', name: 'Familles du centre social', audience: 'hardship', population: 420, wanted: 40 },
  ],
  links: [
    { kind: 'link', label: '', group: 'residents' },
    { kind: 'kiosk', label: 'Tablette du marché', group: 'residents' },
    { kind: 'relay', label: 'Centre social', actor: 'social', group: 'centre' },
  ],
  answers,
}
process.stdout.write(`${JSON.stringify(file, null, 1)}\n`)
