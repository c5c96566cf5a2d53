import { render } from 'preact';
import { Panel } from './panel/panel';
import { record } from './panel/record';

record();
const root = document.createElement('div');
document.body.append(root);
render(<Panel />, root);
