import type { Figures } from '../figures';
import { F, V } from '../subjects/index';
import { plain, times } from './cells';
import { section } from './section';

const VENDORS = ' with two services';

export function firstBytes(figures: Figures, names: readonly string[]): string {
  const row = (name: string, kind: string) => [
    kind === 'bytes' ? name : `${name}${VENDORS}`,
    plain(figures.summary(`${kind}.first`, name)),
    times(figures.ratio(`${kind}.first`, name, V, 'bytes.first')),
    plain(figures.summary(`${kind}.first.requests`, name)),
    plain(figures.summary(`${kind}.quiet`, name)),
    plain(figures.summary(`${kind}.quiet.requests`, name)),
    plain(figures.summary(`${kind}.dialog`, name)),
    times(figures.ratio(`${kind}.dialog`, name, V, 'bytes.dialog')),
    plain(figures.summary(`${kind}.dialog.requests`, name)),
    plain(figures.summary(`${kind}.inline`, name)),
  ];
  return section(
    'Bytes of a first visit',
    'Until the banner is painted, until nothing loads any more, and with the preferences opened. Inline is what the ' +
      'manager puts into the page, tags included; it is in the other figures.',
    ['', 'banner', '× V', 'requests', 'quiet', 'requests', 'preferences', '× V', 'requests', 'inline'],
    rowsWithVendors(figures, names, row),
  );
}

export function returningBytes(figures: Figures, names: readonly string[]): string {
  const row = (name: string, kind: string) => [
    kind === 'bytes' ? name : `${name}${VENDORS}`,
    plain(figures.summary(`${kind}.returning`, name)),
    times(figures.ratio(`${kind}.returning`, name, V, 'bytes.returning')),
    times(figures.ratio(`${kind}.returning`, name, F, 'bytes.returning')),
    plain(figures.summary(`${kind}.returning.requests`, name)),
  ];
  return section(
    'Bytes of a returning visitor',
    'Who has agreed, with an empty cache.',
    ['', 'bytes', '× V', '× F', 'requests'],
    rowsWithVendors(figures, names, row),
  );
}

function rowsWithVendors(
  { raw }: Figures,
  names: readonly string[],
  row: (name: string, kind: string) => readonly string[],
): (readonly string[])[] {
  const withVendors = names.filter((name) => raw['vendors.first']?.[name]);
  return [...names.map((name) => row(name, 'bytes')), ...withVendors.map((name) => row(name, 'vendors'))];
}
