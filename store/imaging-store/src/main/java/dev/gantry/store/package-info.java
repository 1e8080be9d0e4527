/**
 * The imaging store: the domain of Gantry in plain Java. One package per noun; what the domain needs of the outside is
 * a port here and an adapter elsewhere. Nothing in here knows SQL, HTTP, S3, JSON, messaging, metrics or configuration.
 */
package dev.gantry.store;
