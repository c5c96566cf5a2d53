// The browser's half: takes over what the server has drawn.
import { headerApp, pagesApp } from './app.js';

headerApp().mount('#header');
pagesApp(location.pathname).mount('#pages');
