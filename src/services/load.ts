import type { Definition } from './contract';

type Loaded = { readonly default: { readonly definition: Definition } };

/** For bundlers: one service by its id. The build writes an import for each in the list, so that each is a chunk of its own. */
export const loadService = (id: string): Promise<Loaded> => import(`./catalogue/${id}.ts`);
