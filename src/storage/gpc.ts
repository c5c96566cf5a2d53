declare global {
  interface Navigator {
    /** https://www.w3.org/TR/gpc/: not in every browser, and written over by extensions. */
    readonly globalPrivacyControl?: unknown;
  }
}

/** Global Privacy Control, as the browser reports it. Absence is no signal, and never a yes. */
export const hasGpc = (): boolean => navigator.globalPrivacyControl === true;
