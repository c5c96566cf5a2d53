import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  readonly children: ComponentChildren;
}

export function Section({ title, count, children }: SectionProps) {
  return (
    <details open>
      <summary>
        {title} {count !== undefined && <span class="count">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
