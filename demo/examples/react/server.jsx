// The server's half, as a stream or as text. Nothing is allowed in it, so that one page fits all visitors and any cache.
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router';
import { Header, Pages } from './app.jsx';

const pagesAt = (location) => (
  <StaticRouter location={location}>
    <Pages />
  </StaticRouter>
);

export const renderHeader = () => renderToString(<Header />);
export const renderPages = (location) => renderToString(pagesAt(location));

/** Writes the pages into a response of Node as they are ready. */
export const streamPages = (location, response) => {
  const stream = renderToPipeableStream(pagesAt(location), { onShellReady: () => stream.pipe(response) });
};
