export function findPhp(): string | undefined;
export function missingPhp(): string | undefined;
export function ensurePhp(): void;
