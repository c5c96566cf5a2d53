// The browser's half: takes over what the server has drawn.
import './consent.js';
import { hydrate } from 'svelte';
import Header from './Header.svelte';
import Pages from './Pages.svelte';

hydrate(Header, { target: document.getElementById('header') });
hydrate(Pages, { target: document.getElementById('pages'), props: { start: location.pathname } });
