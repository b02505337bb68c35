import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import { makePlaceIndex, type PlaceIndex } from '../domain/actor-place.ts'

let places: Promise<PlaceIndex> | undefined

/** The register by name and postal code, made at the first import (about 100 ms) and kept. */
export function loadPlaceIndex(): Promise<PlaceIndex> {
  places ??= loadCommuneRegister()
    .then(makePlaceIndex)
    .catch((error: unknown) => {
      places = undefined
      throw error
    })
  return places
}
