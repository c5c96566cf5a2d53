/**
 * Time zones of the countries whose law asks for less than opt-in, aliases among them. They cannot tell one state from
 * another.
 */
const ZONES: Readonly<Record<string, RegExp>> = {
  US: /^(US\/.+|[ECMP]ST\d[ECMP]DT|E?[EMH]ST|America\/((Kentucky|Indiana|North_Dakota)\/.+|New_York|Detroit|Louisville|Fort_Wayne|Indianapolis|Knox_IN|Chicago|Menominee|Denver|Boise|Phoenix|Shiprock|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Atka|Puerto_Rico|St_Thomas|Virgin)|Pacific\/(Honolulu|Johnston|Guam|Saipan|Pago_Pago|Samoa|Midway|Wake))$/,
  JP: /^(Asia\/Tokyo|Japan)$/,
};

/** Those of no country: what a browser says that does not tell, and what programs have. */
const NOWHERE = /^(|UTC|UCT|GMT|Universal|Zulu|Greenwich|Etc\/.+)$/;

/**
 * Does the time zone say that the visitor is elsewhere than in this region? Zones only ever make the outcome stricter: a wrong edge
 * header must not open the gate. Of a region where it is a site's own decision that asks for less, no zones are known.
 */
export function isElsewhere(zone: string, region: string): boolean {
  const zones = ZONES[region.slice(0, 2)];
  return !!zones && !NOWHERE.test(zone) && !zones.test(zone);
}
