import { render } from 'preact';
import { Trial } from './service/page';
import { open } from './service/trial';

const root = document.querySelector('#trial');
if (root) {
  render(<Trial />, root);
  open();
}
