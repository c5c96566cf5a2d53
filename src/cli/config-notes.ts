import type { AssentConfig } from '../config/config';
import { READY_MADE } from '../services/find';

/**
 * What a right config does that an owner should know of: a service that asks elsewhere is made necessary here, and so starts without
 * a yes (Report of the work of the Cookie Banner Taskforce, EDPB, 2023, type I practice).
 */
export function notesOf({ services = {} }: AssentConfig): string[] {
  const named = Object.entries(Array.isArray(services) ? {} : services) as [string, { readonly category?: string }][];
  return named.flatMap(([id, { category }]) => {
    const { definition } = READY_MADE.find((one) => one.definition.id === id) ?? {};
    if (category !== 'necessary' || !definition || definition.category === 'necessary') return [];
    return `services.${id}.category: makes ${definition.name} necessary, so it starts without a yes; take the line out unless the law you are under says so (it is ${definition.category})`;
  });
}
