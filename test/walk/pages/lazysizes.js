import 'lazysizes';
import { plain } from './common';

window.way = plain;
