/**
 * The port to the catalogue: what is in the store, committed in transactions. A row here is the only thing that makes
 * an instance exist. It must not know how bytes are kept or how anything is asked for over the wire.
 */
package dev.gantry.store.catalog;
