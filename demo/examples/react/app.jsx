// An app of React and its router, in two islands: each is a root of its own, and both mean the same consent.
import { useAssent, useGranted } from 'assent/react';
import { Link, Route, Routes } from 'react-router';
import { Chart } from './chart.jsx';

export function Header() {
  const assent = useAssent();
  const isGranted = useGranted('analytics');
  return (
    <header>
      <span className="state">{isGranted ? 'Statistics are allowed' : 'Statistics are not allowed'}</span>
      <button type="button" className="allow" onClick={() => assent?.set({ analytics: true })}>
        Allow statistics
      </button>
      <a href="#assent">Privacy choices</a>
    </header>
  );
}

export function Pages() {
  return (
    <div className="pages">
      <nav>
        <Link to="/">Home</Link> <Link to="/reports">Reports</Link> <Link to="/films">Films</Link>
      </nav>
      <Routes>
        <Route path="/" element={<Report title="Home" />} />
        <Route path="/reports" element={<Report title="Reports" />} />
        <Route path="/films" element={<Films />} />
      </Routes>
    </div>
  );
}

function Report({ title }) {
  return (
    <main>
      <h1>{title}</h1>
      <Chart />
    </main>
  );
}

/** A frame of another site is marked, as in any page: Assent draws what stands in its place. */
function Films() {
  return (
    <main>
      <h1>Films</h1>
      <iframe
        title="Film"
        width="560"
        height="315"
        data-consent="marketing"
        data-consent-service="youtube"
        data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"
      />
    </main>
  );
}
