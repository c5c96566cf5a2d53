/** Global Privacy Control, as the browser reports it. Absence is no signal, and never a yes. */
export const hasGpc = (): boolean => (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
