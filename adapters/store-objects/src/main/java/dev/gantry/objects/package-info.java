/**
 * The object store in a directory. It knows files and nothing of what the bytes in them mean.
 *
 * <h2>On disk</h2>
 *
 * A directory holds {@code lock} and segments, {@code <name>.open} while objects may be appended and
 * {@code <name>.segment} afterwards. Numbers are big endian, checksums CRC32C. A checksum of a header begins with the
 * name of its segment in ASCII, so that bytes of another segment are never taken for one's own.
 *
 * <pre>
 * segment  =  header, record*        every record begins at a multiple of 8; gaps are zero, and so is
 *                                    what may stand behind the last record of an open segment
 *
 * header    0  8  "GANTRYOB"
 *           8  4  version of the format: 1
 *          12  4  checksum of the name and the bytes 0 to 11
 *
 * record    0  4  "GTR1"
 *           4  1  'L' live, 'D' deleted; the only byte that ever changes
 *           5  3  zero
 *           8  8  length of the body
 *          16  4  CRC32C of the body
 *          20  4  checksum of the name, "GTR1", the record's position (8 bytes), its length and the body's CRC32C
 *          24     body: the object
 * </pre>
 *
 * The header of a record is written after its body. An object is acknowledged when its file was forced after that, and
 * the directory after the file was made. Only the records after the last force can be torn; recovery cuts them off.
 */
@NullMarked
package dev.gantry.objects;

import org.jspecify.annotations.NullMarked;
