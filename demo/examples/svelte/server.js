// The server's half. Nothing is allowed in it, so that one page fits all visitors and any cache.
import { render } from 'svelte/server';
import Header from './Header.svelte';
import Pages from './Pages.svelte';

export const renderHeader = () => render(Header).body;
export const renderPages = (start) => render(Pages, { props: { start } }).body;
