import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { refusal, signIn } from './session';

/**
 * The field has no name and the policy of the page forbids forms to go anywhere: a token cannot get into an address. It is
 * no password of the site either, so browsers are asked not to keep it.
 */
export function SignIn() {
  const field = useRef<HTMLInputElement>(null);
  const isBusy = useSignal(false);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: Event) {
    event.preventDefault();
    if (!field.current || isBusy.value) return;
    isBusy.value = true;
    await signIn(field.current.value.trim());
    isBusy.value = false;
    field.current?.select();
  }

  return (
    <main class="sign-in">
      <form onSubmit={submit}>
        <h1>Consent records</h1>
        <p>
          of <b>{location.host}</b>
        </p>
        <label for="token">Admin token</label>
        <input
          ref={field}
          id="token"
          type="password"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="token-note"
          aria-invalid={refusal.value !== ''}
        />
        <p id="token-note" class="about">
          The one that the endpoint was started with. It stays in this page’s memory and is forgotten when you sign out,
          reload or leave.
        </p>
        <p role="alert" class="fault">
          {refusal.value}
        </p>
        <button type="submit" class="primary" aria-disabled={isBusy.value}>
          {isBusy.value ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
