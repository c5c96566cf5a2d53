/**
 * - `opt-in`: nothing but `necessary` runs before an affirmative act (GDPR, ePrivacy 5(3), LGPD, Oman PDPL …).
 * - `opt-out`: services may run until the visitor, or Global Privacy Control, objects (CCPA and its sisters).
 * - `notice`: the visitor is informed and may object (Japan, Telecommunications Business Act).
 */
export const REGIMES = ['opt-in', 'opt-out', 'notice'] as const;

export type Regime = (typeof REGIMES)[number];
