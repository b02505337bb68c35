/** What one comes back to, in the order in which one reads it. */
export const MAIN_PARTS = ['reseau', 'mondes', 'actions', 'reseau/mesures', 'reseau/rencontres'] as const

/** By which ways the network is filled in and kept clean, from the easiest to the rarest. */
export const FILLING_PARTS = [
  'reseau/entretien',
  'reseau/compte-rendu',
  'reseau/import',
  'reseau/liens',
  'reseau/doublons',
  'reseau/sources',
] as const
export type NetworkPart = (typeof MAIN_PARTS)[number] | (typeof FILLING_PARTS)[number]

/** The address of a part of the network: « /territoires/…/reseau/entretien ». */
export const networkAddress = (territoryId: string, part: NetworkPart): string =>
  `/territoires/${territoryId}/${part}`

export const worldAddress = (territoryId: string, worldId: string): string =>
  `/territoires/${territoryId}/mondes/${worldId}`

export const actionAddress = (territoryId: string, actionId: string): string =>
  `/territoires/${territoryId}/actions/${actionId}`

/** Where the network sheet of an actor stands: worlds, ties, actions. */
export const actorNetworkAddress = (territoryId: string, actorId: string): string =>
  `/territoires/${territoryId}/reseau/acteurs/${actorId}`
