/**
 * DICOMweb, PS3.18: STOW-RS, QIDO-RS, WADO-RS and WADO-URI onto the domain, under {@code /dicomweb}. It translates and
 * negotiates; how instances are kept, found and read is the domain's business.
 */
@NullMarked
package dev.gantry.http.dicomweb;

import org.jspecify.annotations.NullMarked;
