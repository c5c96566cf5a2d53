export function findPostgres(): string | undefined;
export function missingPostgres(): string | undefined;
export function ensurePostgres(): void;
export function findCompiler(): string | undefined;
