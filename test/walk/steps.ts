import { randomOf } from '../soak/scenario';
import { type Category, ROUTES } from './items';

/** What a visitor or the page does, with what it needs to know: `route 2`, `choose analytics`, `insert 7`. */
export type Step = string;

/** What is in force, and where the visitor is, by what was done so far and by nothing that the page says. */
export interface Model {
  /** The addresses of the visit, and which of them is shown. */
  readonly visited: string[];
  at: number;
  status: 'unasked' | 'decided';
  readonly allowed: Set<Category>;
  /** Steps so far, for names that are not there yet. */
  count: number;
}

const PATHS = Object.keys(ROUTES);
export const CATEGORIES = ['analytics', 'marketing'] as const;

export function startModel(): Model {
  return { visited: ['/home'], at: 0, status: 'unasked', allowed: new Set(), count: 0 };
}

export function pathOf({ visited, at }: Model): string {
  return visited[at] as string;
}

/** How often each is taken. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ accept: 4, reject: 3, choose: 3, withdraw: 3, reset: 2, once: 2 },
  ...{ route: 6, back: 3, forward: 3, reload: 2 },
  ...{ insert: 4, remove: 2, clone: 4, swap: 4 },
};
const ALL = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array<string>(weight).fill(kind));

/** Steps without an end, the same for the same seed. Each fits what the ones before have led to. */
export function stepsOf(seed: number): (model: Model) => Step {
  const random = randomOf(seed);
  return (model) => {
    for (;;) {
      const step = withArgument(ALL[random(ALL.length)] as string, random, model);
      if (fits(step, model)) return step;
    }
  };
}

function withArgument(kind: string, random: (most: number) => number, model: Model): Step {
  const others = PATHS.filter((path) => path !== pathOf(model));
  switch (kind) {
    case 'route':
      return `route ${others[random(others.length)]}`;
    case 'choose':
    case 'withdraw':
      return `${kind} ${CATEGORIES[random(2)]}`;
    case 'accept':
    case 'reject':
    case 'reset':
    case 'back':
    case 'forward':
    case 'reload':
      return kind;
    default:
      return `${kind} ${random(10)}`;
  }
}

/** Whether a step can be done now: a shortened list has some that cannot any more. */
export function fits(step: Step, model: Model): boolean {
  const [kind, what] = step.split(' ');
  if (kind === 'back') return model.at > 0;
  if (kind === 'forward') return model.at < model.visited.length - 1;
  if (kind === 'route') return what !== pathOf(model);
  if (kind === 'withdraw') return model.allowed.has(what as Category);
  // Where it is allowed there is nothing to let through once.
  if (kind === 'once') return !model.allowed.has('marketing');
  return true;
}

/** What a step changes. */
export function follow(step: Step, model: Model): void {
  const [kind, what] = step.split(' ') as [string, string];
  const { allowed } = model;
  model.count += 1;
  const decide = (...categories: readonly string[]) => {
    model.status = 'decided';
    allowed.clear();
    for (const category of categories) allowed.add(category as Category);
  };
  if (kind === 'back') model.at -= 1;
  if (kind === 'forward') model.at += 1;
  if (kind === 'route') model.visited.splice(++model.at, Number.POSITIVE_INFINITY, what);
  if (kind === 'accept') decide(...CATEGORIES);
  if (kind === 'reject') decide();
  if (kind === 'choose') decide(what);
  if (kind === 'withdraw') decide(...[...allowed].filter((category) => category !== what));
  if (kind === 'reset') {
    allowed.clear();
    model.status = 'unasked';
  }
}
