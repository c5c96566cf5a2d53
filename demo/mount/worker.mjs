// Assent in a runtime of Web APIs alone, at /assent (`base` names another path): no Node, no files.
import { createEndpoint, memoryStore } from 'assent/endpoint';

let endpoint;

export default {
  fetch(request, env) {
    // Put a store of your own here, an object of the type `Store`: this one forgets everything when the worker ends.
    endpoint ??= createEndpoint({
      store: memoryStore(),
      origins: env.ORIGINS.split(','),
      regionHeaders: ['CF-IPCountry'],
      onError: console.error,
    });
    // The platform sets this header itself, over whatever a visitor sent.
    return endpoint(request, { address: request.headers.get('CF-Connecting-IP') ?? undefined });
  },
};
