/** @jsxImportSource preact */
// An app of Preact and its signals, in two islands: each is a tree of its own, and both mean the same consent.
import './consent.js';
import { signal } from '@preact/signals';
import { granted, instance } from 'assent/signals';
import { render } from 'preact';

const TITLES = { '/': 'Home', '/reports': 'Reports', '/films': 'Films' };
const statistics = granted('analytics');
const path = signal(location.pathname);

function Header() {
  return (
    <header>
      <span class="state">{statistics.value ? 'Statistics are allowed' : 'Statistics are not allowed'}</span>
      <button type="button" class="allow" onClick={() => instance()?.set({ analytics: true })}>
        Allow statistics
      </button>
      <a href="#assent">Privacy choices</a>
    </header>
  );
}

function Pages() {
  return (
    <div class="pages">
      <nav>
        {Object.entries(TITLES).map(([to, title]) => (
          <a key={to} href={to} onClick={go}>
            {title}
          </a>
        ))}
      </nav>
      <main key={path.value}>
        <h1>{TITLES[path.value]}</h1>
        {path.value === '/films' ? <Film /> : <Chart />}
      </main>
    </div>
  );
}

/** In place of a router. */
function go(event) {
  event.preventDefault();
  const { pathname } = new URL(event.currentTarget.href);
  history.pushState({}, '', pathname);
  path.value = pathname;
}

function Chart() {
  return statistics.value ? (
    <p class="chart">Visits: 1,204</p>
  ) : (
    <p class="held">The chart needs your consent to statistics.</p>
  );
}

/** A frame of another site is marked, as in any page: Assent draws what stands in its place. */
function Film() {
  return (
    <iframe
      title="Film"
      width="560"
      height="315"
      data-consent="marketing"
      data-consent-service="youtube"
      data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"
    />
  );
}

render(<Header />, document.getElementById('header'));
render(<Pages />, document.getElementById('pages'));
