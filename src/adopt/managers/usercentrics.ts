import { eachOnce, type Manager, membersOf, timeOf } from '../manager';

/** `true` once the visitor has answered. */
const INTERACTION = 'uc_user_interaction';

interface Service {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly history?: readonly { readonly type?: unknown; readonly status?: unknown; readonly timestamp?: unknown }[];
}

/**
 * Usercentrics, browser user interface 2 and 3, in localStorage: `{ services: [{ id, status, history: [{ type, status, timestamp }] }] }`,
 * by the template ids of its services. What was last set by itself (`implicit`) is no answer.
 */
export const usercentrics: Manager = {
  name: 'uc_settings',
  names: {},
  read(kept, name) {
    const { services } = membersOf(kept.item(name)) ?? {};
    if (kept.item(INTERACTION) !== 'true' || !Array.isArray(services)) return undefined;
    const given = (services as Service[]).flatMap((service) => {
      const { id, status, history } = Object(service) as Service;
      const last = Object(Array.isArray(history) ? history.at(-1) : undefined);
      const at = timeOf(last.timestamp);
      const isAnswer = last.type === 'explicit' && last.status === status && typeof status === 'boolean';
      return isAnswer && typeof id === 'string' && at !== undefined ? [{ id, status, at }] : [];
    });
    const answers = eachOnce(given.map(({ id, status }) => [id, status] as const));
    if (!answers?.size) return undefined;
    return {
      answers,
      at: Math.min(...given.map(({ at }) => at)),
    };
  },
};
