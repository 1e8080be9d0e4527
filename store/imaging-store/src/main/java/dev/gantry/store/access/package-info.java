/** Who asks. Every operation of the domain names its {@link dev.gantry.store.access.Principal}. */
package dev.gantry.store.access;
