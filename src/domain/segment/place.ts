import type { GpsPointDimension } from './dimensions.ts';

export const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance between two places in degrees, by the haversine formula. */
function distanceKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, half)));
}

/** Whether a place lies within the range of a point; no place never does. */
export function isWithin(
  { Coordinates: { Latitude, Longitude }, RangeInKilometers = 0 }: GpsPointDimension,
  place: { readonly Latitude?: number; readonly Longitude?: number },
): boolean {
  if (place.Latitude === undefined || place.Longitude === undefined) return false;
  return distanceKm(Latitude, Longitude, place.Latitude, place.Longitude) <= RangeInKilometers;
}
