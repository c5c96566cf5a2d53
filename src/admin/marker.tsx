import type { AskedCategory } from '../consent/categories';

/** Around 0 0, the shapes that the lines of the chart have. */
const PATHS: Readonly<Record<AskedCategory, string>> = {
  preferences: 'M0-6.5 6.5 0 0 6.5-6.5 0Z',
  analytics: 'M0-5.5A5.5 5.5 0 0 1 0 5.5 5.5 5.5 0 0 1 0-5.5Z',
  marketing: 'M0-6 6 5H-6Z',
};

interface MarkerProps {
  category: AskedCategory;
  /** From few receipts: an outline. */
  few?: boolean;
}

export function Marker({ category, few = false }: MarkerProps) {
  return <path class={`mark ${category}${few ? ' few' : ''}`} d={PATHS[category]} />;
}

/** The marker by itself, in front of its category's name. */
export function Swatch({ category }: { category: AskedCategory }) {
  return (
    <svg class="swatch" viewBox="-8 -8 16 16" aria-hidden="true">
      <Marker category={category} />
    </svg>
  );
}
