/**
 * Reading back: instances as they were received, their headers, and single frames by range. Nothing is decoded, and no
 * instance is ever whole in memory. It must not know media types or transfer protocols.
 */
package dev.gantry.store.retrieve;
