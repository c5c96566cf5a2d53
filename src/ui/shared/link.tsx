import type { ComponentChildren } from 'preact';
import { isSafe } from '../../consent/safe-address';
import { addressOf } from './address';

interface LinkProps {
  url: string;
  label?: string;
  /** Opens another tab, so that what is not saved yet stays. */
  away?: boolean;
  children?: ComponentChildren;
}

/** A link to the web or to this site, or nothing: `javascript:` and its like never become links. */
export function Link({ url, label, away, children }: LinkProps) {
  if (!isSafe(url)) return null;
  return (
    <a href={addressOf(url)} aria-label={label} target={away ? '_blank' : undefined}>
      {children}
    </a>
  );
}
