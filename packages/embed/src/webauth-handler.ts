/**
 * `/webauthhandler.js`: what the vendor's component loads for passkeys. A passkey of Selfsame belongs to Selfsame's
 * own origin, and the server takes no answer that another page has asked for: nothing is installed in the integrator's page
 * (docs/decisions/0246-passkeys-in-frames.md). The file exists so that pages with `data-webauth` load without an error.
 */
export {};
