import type { Category } from '../consent/categories';
import type { ServiceFacts } from '../consent/notice';
import type { Runner } from './runner';

/** Who knows the services of the page. */
interface Known {
  readonly services: { runner(): Runner | undefined };
  readonly state: { readonly usedNames: ReadonlyMap<string, Category> };
}

/**
 * What is known of a service of the page; its id and category alone where it has not come. What is not known yet counts as
 * sale or sharing: a signal against it must not be passed over.
 */
export function factsOf({ services, state }: Known, id: string): ServiceFacts {
  const runner = services.runner();
  return {
    name: id,
    id,
    saleOrShare: !runner || runner.isMissing(id),
    ...runner?.get(id),
    category: state.usedNames.get(id) ?? 'marketing',
  };
}
