/**
 * Is this a time zone of opt-in territory? Zones only ever make the outcome stricter: a wrong edge header must not open
 * the gate.
 */
export function isOptInZone(zone: string): boolean {
  return /^(Europe|Arctic)\/|^Atlantic\/(Azores|Madeira|Canary|Reykjavik|Faroe)|^Asia\/(Nicosia|Famagusta|Muscat|Dubai)/.test(
    zone,
  );
}
