/**
 * The DICOM listener: C-STORE and C-ECHO mapped onto the domain, outcomes mapped onto DIMSE statuses.
 *
 * <p>Must not know how instances are kept, nor read into a data set: both are the domain's, behind
 * {@link dev.gantry.store.ingest.Ingest}.
 */
@NullMarked
package dev.gantry.dimse;

import org.jspecify.annotations.NullMarked;
