/** The categories a visitor is asked about, in the order they are shown. */
export const ASKED = ['preferences', 'analytics', 'marketing'] as const;

/** The categories of Assent. `necessary` is always on and never asked about. */
export const CATEGORIES = ['necessary', ...ASKED] as const;

export type AskedCategory = (typeof ASKED)[number];
export type Category = (typeof CATEGORIES)[number];

export function isCategory(name: unknown): name is Category {
  return (CATEGORIES as readonly unknown[]).includes(name);
}

export function isAsked(name: unknown): name is AskedCategory {
  return (ASKED as readonly unknown[]).includes(name);
}
