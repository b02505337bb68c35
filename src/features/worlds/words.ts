import { defineWords } from '#kernel/words.ts'
import networkEn from '../../../locales/en/network.json' with { type: 'json' }
import mapEn from '../../../locales/en/network-map.json' with { type: 'json' }
import pictureEn from '../../../locales/en/network-picture.json' with { type: 'json' }
import ownEn from '../../../locales/en/own-network.json' with { type: 'json' }
import en from '../../../locales/en/worlds.json' with { type: 'json' }
import measuresEn from '../../../locales/en/worlds-measures.json' with { type: 'json' }
import networkFr from '../../../locales/fr/network.json' with { type: 'json' }
import mapFr from '../../../locales/fr/network-map.json' with { type: 'json' }
import pictureFr from '../../../locales/fr/network-picture.json' with { type: 'json' }
import ownFr from '../../../locales/fr/own-network.json' with { type: 'json' }
import fr from '../../../locales/fr/worlds.json' with { type: 'json' }
import measuresFr from '../../../locales/fr/worlds-measures.json' with { type: 'json' }

/** Worlds, actions, sources, entry and imports; and the sentences of the slice's problems. */
export const worldsWords = defineWords(fr, en)
/** The picture, its slider, who should meet. */
export const networkMapWords = defineWords(mapFr, mapEn)
/** What the bearer of a link reads: few, and loaded alone. */
export const ownNetworkWords = defineWords(ownFr, ownEn)
/** What can be wrong with a file of a network, and the command that measures one. */
export const networkWords = defineWords(networkFr, networkEn)
/** Every measure of a network: its question, its formula, how it reads, what to do; the diagnosis; who should meet. */
export const networkMeasureWords = defineWords(measuresFr, measuresEn)
/** What the picture says on paper. */
export const networkPictureWords = defineWords(pictureFr, pictureEn)
