import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterLink, RouterOutlet } from '@angular/router';
import { assent, statistics } from './consent';
import { Films, Home, Reports } from './pages';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <header>
      <span class="state">{{ statistics() ? 'Statistics are allowed' : 'Statistics are not allowed' }}</span>
      <button type="button" class="allow" (click)="allow()">Allow statistics</button>
      <a href="#assent">Privacy choices</a>
    </header>
    <nav><a routerLink="/">Home</a> <a routerLink="/reports">Reports</a> <a routerLink="/films">Films</a></nav>
    <router-outlet />
  `,
})
class App {
  readonly statistics = statistics;
  readonly allow = () => assent.set({ analytics: true });
}

const routes = [
  { path: '', component: Home },
  { path: 'reports', component: Reports },
  { path: 'films', component: Films },
];

bootstrapApplication(App, { providers: [provideRouter(routes)] });
