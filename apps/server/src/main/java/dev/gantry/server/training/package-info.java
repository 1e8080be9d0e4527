/**
 * A load for the run of the JVM in which it learns: what it saw of classes and methods then is kept in the AOT cache, so
 * that the server is quick from its first instance on. Comes to the server from outside, through its ports; knows nothing
 * of how it is made.
 */
@NullMarked
package dev.gantry.server.training;

import org.jspecify.annotations.NullMarked;
