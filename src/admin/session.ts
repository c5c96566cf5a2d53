import { signal } from '@preact/signals';
import { type Api, createApi, Failure } from './api';
import { board } from './board';

/** What the admin is signed in with: in memory alone, so that it ends with the page. */
export const session = signal<Api | null>(null);
/** Why the form is there again, or still. */
export const refusal = signal('');

const REFUSED: Readonly<Record<number, string>> = {
  401: 'That is not the admin’s token of this endpoint.',
  404: 'This endpoint has no admin token, so nobody can sign in.',
};

/** The first question that is asked with a token shows whether it is right. */
export async function signIn(token: string): Promise<void> {
  const api = createApi(token);
  refusal.value = '';
  try {
    await board.load(api);
    session.value = api;
  } catch (cause) {
    refusal.value = wordsOf(cause);
  }
}

/** Forgets the token, and everything that was read with it. */
export function signOut(reason = ''): void {
  session.value = null;
  refusal.value = reason;
  board.clear();
}

/** Words for whatever went wrong. A token that is not right any more ends the session. */
export function failed(cause: unknown): string {
  if (cause instanceof Failure && cause.status === 401) signOut(wordsOf(cause));
  return wordsOf(cause);
}

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Failure)) return 'The endpoint’s answer cannot be read.';
  return REFUSED[cause.status] ?? cause.message;
}
