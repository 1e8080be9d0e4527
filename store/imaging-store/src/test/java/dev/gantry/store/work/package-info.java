/** The contract of the work queue as tests, and a queue on the heap that keeps it. */
package dev.gantry.store.work;
