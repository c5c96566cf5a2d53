export { pageLanguage } from '../ui/control/control';
export { surfaceOf as openControl } from './surface';
