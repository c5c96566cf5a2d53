import { defineConfig } from 'vitest/config';
import whole from '../../vitest.config';

/** The unit tests of what is mutated, without the projects of `npm test`, of which Stryker wants one. */
export default defineConfig({
  plugins: whole.plugins ?? [],
  test: {
    include: [
      'test/unit/consent/{codec,grants}.test.ts',
      'test/unit/decisions/choice.test.ts',
      'test/unit/receipts/outbox.test.ts',
    ],
    setupFiles: ['test/mutation/same-draws.ts'],
    environment: 'happy-dom',
    testTimeout: 30_000,
  },
});
