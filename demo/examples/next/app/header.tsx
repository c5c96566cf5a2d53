'use client';

import { useAssent, useGranted } from 'assent/react';

export function Header() {
  const assent = useAssent();
  const isGranted = useGranted('analytics');
  return (
    <header>
      <span className="state">{isGranted ? 'Statistics are allowed' : 'Statistics are not allowed'}</span>
      <button type="button" className="allow" onClick={() => assent?.set({ analytics: true })}>
        Allow statistics
      </button>
      <a href="#assent">Privacy choices</a>
    </header>
  );
}
