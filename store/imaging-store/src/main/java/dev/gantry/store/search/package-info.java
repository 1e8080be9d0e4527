/**
 * Searching for studies, series and instances: queries in the terms of PS3.4 C.2.2.2 (attribute matching) that QIDO-RS
 * and C-FIND both become. It must not know URLs or command sets.
 */
package dev.gantry.store.search;
