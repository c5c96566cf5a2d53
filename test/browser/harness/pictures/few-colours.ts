import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** As many as a byte can name. */
const MOST = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture in half the bytes, since pictures are in the repository: with 256 colours, one byte for each pixel. Frequent
 * colours are kept as they are; what is at the edge of a letter or in a shadow becomes the nearest of them.
 */
export function withFewColours(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const colours = new Uint32Array(width * height).map((_, i) => data.readUIntBE(4 * i, 3));
  const palette = paletteOf(colours);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, i) => {
    rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = palette.indexOf(colour);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, of a palette.
  header.set([8, 3], 8);
  const bytes = Buffer.concat(palette.colours.map((colour) => Buffer.from([colour >> 16, colour >> 8, colour])));
  const body = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('PLTE', bytes),
    ...chunk('IDAT', body),
    ...chunk('IEND'),
  ]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer[] {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(typed));
  return [length, typed, check];
}

/** The frequent ones first: each other is as near to one of them as it has to be for there to be no more than `MOST`. */
function paletteOf(pixels: Uint32Array) {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const frequent = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  for (let within = 0; ; within++) {
    const colours: number[] = [];
    const indices = new Map<number, number>();
    for (const colour of frequent) {
      const near = colours.findIndex((other) => distance(colour, other) <= within);
      indices.set(colour, near < 0 ? colours.push(colour) - 1 : near);
    }
    if (colours.length <= MOST) return { colours, indexOf: (colour: number) => indices.get(colour) ?? 0 };
  }
}

/** In the channel that differs most. */
function distance(a: number, b: number): number {
  return Math.max(...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))));
}
