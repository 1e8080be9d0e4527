/**
 * Instances in another transfer syntax: frame by frame, in memory for a few of them, with the data set corrected as PS3.3 and
 * PS3.5 ask. What is lossless is decoded again and compared before it is written. It must not know networks or a store.
 */
@NullMarked
package dev.gantry.dicom.image.transcode;

import org.jspecify.annotations.NullMarked;
