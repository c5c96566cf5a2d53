import { readRegionHeader } from '../../../consent/regions';
import type { Setup } from '../../options';
import type { Handler } from '../context';

/** `GET /region`: what the edge network says of where the visitor is. Passed on and not kept. */
export function getRegion({ regionHeaders }: Setup): Handler {
  return ({ req }) => {
    const regions = regionHeaders.map((name) => readRegionHeader(req.header(name)));
    return Response.json({ region: regions.find((region) => region !== '') ?? null });
  };
}
