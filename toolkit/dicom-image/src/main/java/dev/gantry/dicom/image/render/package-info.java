/**
 * Frames as a viewer shows them: the grey and colour pipelines of PS3.4 N.2 and PS3.3 C.7.6.3 from decoded samples to a
 * picture of 8 bits, with overlays, shutter and square pixels, in any size, as PNG or JPEG. It must not know where frames
 * come from or who asks for the picture.
 */
@NullMarked
package dev.gantry.dicom.image.render;

import org.jspecify.annotations.NullMarked;
