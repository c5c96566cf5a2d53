import { useEffect } from 'preact/hooks';
import { announcement } from './act';
import { Exports } from './exports';
import { FiguresView } from './figures-view';
import { Log } from './log';
import { LookUp } from './lookup';
import { RetentionWarning } from './retention-warning';
import { session, signOut } from './session';
import { SignIn } from './sign-in';

const PARTS = [
  ['figures', 'Consent'],
  ['look-up', 'Look up'],
  ['exports', 'Export'],
  ['log', 'Log'],
] as const;

export function App() {
  return (
    <>
      {session.value ? <Desk /> : <SignIn />}
      <p role="status" class="unseen">
        {announcement.value}
      </p>
    </>
  );
}

function Desk() {
  // The form that had the focus is gone.
  useEffect(() => document.getElementById('figures')?.focus(), []);
  return (
    <>
      <header class="top">
        <h1>
          Consent records <span>{location.host}</span>
        </h1>
        <nav aria-label="Parts of this page">
          {PARTS.map(([id, name]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        <button type="button" onClick={() => signOut('Signed out.')}>
          Sign out
        </button>
      </header>
      <main>
        <RetentionWarning />
        <FiguresView />
        <LookUp />
        <Exports />
        <Log />
      </main>
    </>
  );
}
