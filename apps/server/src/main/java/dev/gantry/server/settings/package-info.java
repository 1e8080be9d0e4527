/**
 * The configuration as ordinary classes: a record per module, checked in its constructor, below the key {@code gantry}.
 * {@code docs/configuration.md} lists every key; a test holds the two together. Must not know what the values are for.
 */
@NullMarked
package dev.gantry.server.settings;

import org.jspecify.annotations.NullMarked;
