export { logProblems } from '../config/log-problems';
export { logStale } from '../config/log-stale';
