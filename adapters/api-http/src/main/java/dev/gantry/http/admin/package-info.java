/** What an operator sees and does over HTTP: the state of the work queue, dead letters with their reasons, redriving; what was found in instances. */
@NullMarked
package dev.gantry.http.admin;

import org.jspecify.annotations.NullMarked;
