import { render } from 'preact';
import { Page } from './proof/page';

const root = document.getElementById('check-proof');
if (root) render(<Page />, root);
