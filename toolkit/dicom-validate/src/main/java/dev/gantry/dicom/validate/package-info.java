/**
 * The rules of PS3.3 and PS3.5 held against a data set: VR, VM, values, and the modules of its IOD. What is found comes
 * back as a report; nothing is changed and nothing is thrown for a data set that breaks a rule. Must not know files,
 * networks or the store.
 */
@NullMarked
package dev.gantry.dicom.validate;

import org.jspecify.annotations.NullMarked;
