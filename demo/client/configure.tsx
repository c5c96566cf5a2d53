import { render } from 'preact';
import { Page } from './configure/page';

const root = document.getElementById('configure');
if (root) render(<Page />, root);
