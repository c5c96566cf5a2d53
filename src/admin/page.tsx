import { render } from 'preact';
import { App } from './app';
import { watchAppearance } from './palette';
import { signOut } from './session';

watchAppearance();
// A page that comes back from the back/forward cache comes back signed out.
addEventListener('pagehide', () => signOut());
render(<App />, document.body);
