/**
 * Image sets: the processed view of a series, in versions. A version is published once, whole, and never changes.
 */
package dev.gantry.store.imageset;
