/** The invariants of docs/architecture.md, held on the whole domain while its ports fail in every way. */
package dev.gantry.store.invariants;
