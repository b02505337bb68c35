/** Parts of the network of a territory, in the order in which one comes to them. */
export const NETWORK_PARTS = [
  'mondes',
  'actions',
  'reseau',
  'reseau/mesures',
  'reseau/rencontres',
  'reseau/entretien',
  'reseau/compte-rendu',
  'reseau/import',
  'reseau/sources',
  'reseau/doublons',
  'reseau/liens',
] as const
export type NetworkPart = (typeof NETWORK_PARTS)[number]

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
