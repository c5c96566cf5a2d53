// The server's half. Nothing is allowed in it, so that one page fits all visitors and any cache.
import { renderToString } from 'vue/server-renderer';
import { headerApp, pagesApp } from './app.js';

export const renderHeader = () => renderToString(headerApp());
export const renderPages = (path) => renderToString(pagesApp(path));
