// What needs a yes, and what is shown until then.
import { Component } from '@angular/core';
import { statistics } from './consent';

@Component({
  selector: 'app-chart',
  template: `
    @if (statistics()) {
      <p class="chart">Visits: 1,204</p>
    } @else {
      <p class="held">The chart needs your consent to statistics.</p>
    }
  `,
})
export class Chart {
  readonly statistics = statistics;
}
