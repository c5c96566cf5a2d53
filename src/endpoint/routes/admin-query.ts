import type { Context } from 'hono';
import type { Environment } from '../environment';
import { Refusal } from '../problem';
import { type ReadQuery, readQuery } from '../read-query';

/** The parameters of a request to an admin's route. Whatever is wrong with them is named in a 400. */
export function queryOf<Q extends Parameters<typeof readQuery>[0]>(context: Context<Environment>, query: Q) {
  const read: ReadQuery<Q> = readQuery(query, new URL(context.req.url).searchParams);
  if ('values' in read) return read.values;
  const [first] = read.errors;
  throw new Refusal(400, `${first?.path}: ${first?.message}.`, { members: { errors: read.errors } });
}
