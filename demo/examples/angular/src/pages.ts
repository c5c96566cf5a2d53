import { Component } from '@angular/core';
import { Chart } from './chart';

@Component({ selector: 'app-home', imports: [Chart], template: '<main><h1>Home</h1><app-chart /></main>' })
export class Home {}

@Component({ selector: 'app-reports', imports: [Chart], template: '<main><h1>Reports</h1><app-chart /></main>' })
export class Reports {}

/** A frame of another site is marked, as in any page: Assent draws what stands in its place. */
@Component({
  selector: 'app-films',
  template: `
    <main>
      <h1>Films</h1>
      <iframe
        title="Film"
        width="560"
        height="315"
        data-consent="marketing"
        data-consent-service="youtube"
        data-consent-src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"
      ></iframe>
    </main>
  `,
})
export class Films {}
