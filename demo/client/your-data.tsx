import { render } from 'preact';
import { Page } from './your-data/page';
import { follow, status } from './your-data/store';

window.assentQueue ??= [];
window.assentQueue.push(follow);
// Scripts have all run by then, or never will.
addEventListener('load', () => {
  if (!window.assent) status.value = 'absent';
});
const root = document.getElementById('your-data');
if (root) render(<Page />, root);
