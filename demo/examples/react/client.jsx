// The browser's half: takes over what the server has drawn.
import './consent.js';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Header, Pages } from './app.jsx';

hydrateRoot(
  document.getElementById('header'),
  <StrictMode>
    <Header />
  </StrictMode>,
);
hydrateRoot(
  document.getElementById('pages'),
  <StrictMode>
    <BrowserRouter>
      <Pages />
    </BrowserRouter>
  </StrictMode>,
);
