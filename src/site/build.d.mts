import type { PartPiece } from './contract';

export function asFactory(code: string): PartPiece;
export function partsIn(files: Readonly<Record<string, string>>): Record<string, PartPiece>;
