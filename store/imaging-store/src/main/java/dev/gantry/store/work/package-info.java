/**
 * The port to the work queue: units of work, delivered at least once, a group's items to one worker at a time. Needs no
 * transaction of a broker: handlers are idempotent and the catalogue knows what is undone.
 */
package dev.gantry.store.work;
