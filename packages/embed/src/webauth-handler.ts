/**
 * `/webauthhandler.js`: what the vendor's component loads for passkeys. Selfsame asks for none, so nothing is installed
 * in the integrator's page; the file exists so that pages with `data-webauth` load without an error.
 */
export {};
