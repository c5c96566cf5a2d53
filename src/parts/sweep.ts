/** `parts/sweep.js`: with a withdrawal. */
export { sweep } from '../cleanup/sweep';
