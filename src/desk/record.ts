import { encodeDecision } from '../consent/encode';
import type { Notice } from '../consent/notice';
import type { Core } from '../core';
import type { Action, Method } from '../receipts/receipt';
import { NEWEST, WAITING, type Waiting } from '../receipts/shelf';
import { writeJar } from '../storage/cookie';

const DAY_S = 86_400;

/** Who is deciding: 256 random bits, and base64url(SHA-256(their text)). */
export interface Identity {
  readonly secret: string;
  readonly subject: string;
}

export interface Decided {
  /** `undefined`: by what the answers change. */
  readonly action: Action | undefined;
  readonly method: Method;
  readonly answers: ReadonlyMap<string, boolean>;
  readonly notice: Notice;
  readonly gpc: boolean;
  /** Names of what was allowed before. */
  readonly before: readonly string[];
  /** Of a visitor without a decision. */
  readonly identity: Identity;
}

/** Keeps promise 4: when it returns, the decision and all that its receipt says are stored. */
export function record(core: Core, { action, method, answers, notice, gpc, before, identity }: Decided): void {
  const { settings, store, visitor } = core;
  const { policy, days, domain } = settings;
  const { region, regime } = core.place();
  const { decision: last, text: previous } = visitor.held ?? {};
  const { secret, subject } = last ?? identity;
  const at = Math.max(Date.now(), visitor.newest() + 1);
  const decision = { secret, subject, at, regime, region, version: policy.version, answers };
  const text = encodeDecision(decision);
  visitor.held = { decision, text };
  visitor.persisted = writeJar(domain, text, days * DAY_S);
  store.set(NEWEST, `${at}`);

  const after = core.allowed();
  const onlyTakesAway = after.length < before.length && after.every((name) => before.includes(name));
  const waiting: Waiting = {
    text,
    previous,
    action: action ?? (onlyTakesAway ? 'withdraw' : 'choose'),
    method,
    origin: location.origin,
    names: [...core.standing().names],
    policy,
    notice,
    gpc,
    days,
  };
  store.set(WAITING + at, JSON.stringify(waiting));
}
