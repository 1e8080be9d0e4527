/**
 * The port to where bytes lie. An object is appended once, never changed, and read by range. The store decides where it
 * lies and answers with an {@link dev.gantry.store.object.ObjectRef}; it must not know what the bytes mean.
 */
package dev.gantry.store.object;
