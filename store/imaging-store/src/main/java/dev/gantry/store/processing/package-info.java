/**
 * What happens after the acknowledgement: received instances are dispatched to the work queue, verified against their
 * digest, measured frame by frame and published in their series' image set; what failed too often is kept as a dead
 * letter until a person redrives it. It only improves what is visible already. It must not know which broker carries the work.
 */
package dev.gantry.store.processing;
