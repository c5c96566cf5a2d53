export const POLICY_VERSION: string;
/** One for each row of the law's table. */
export const REGIONS: readonly string[];
export const TAG_SETTINGS: Readonly<Record<string, string>>;
export const JSON_SETTINGS: object;
