/** Data stores: the separate collections of instances that one Gantry keeps. Nothing is shared between two of them. */
package dev.gantry.store.datastore;
