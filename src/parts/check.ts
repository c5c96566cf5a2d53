export { logProblems } from '../config/log-problems';
