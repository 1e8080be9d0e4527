/**
 * The pixel data of a data set: any frame by its number, as stored or decoded, in the shape that PS3.3 C.7.6.3 gives it. It
 * joins dicom-core and image-codec, which do not know each other; it must not know files' places in a store, networks or
 * the screen.
 */
@NullMarked
package dev.gantry.dicom.image;

import org.jspecify.annotations.NullMarked;
