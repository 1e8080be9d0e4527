/**
 * The one door into the store: C-STORE, STOW-RS, uploads and imports all call
 * {@link dev.gantry.store.ingest.Ingest#accept}. It must not know how any of them speaks.
 */
package dev.gantry.store.ingest;
