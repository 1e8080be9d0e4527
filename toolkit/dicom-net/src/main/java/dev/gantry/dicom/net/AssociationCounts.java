package dev.gantry.dicom.net;

/**
 * What has become of a server's associations since it started.
 *
 * @param open established, or being negotiated, now
 * @param established accepted in all
 * @param rejected answered with A-ASSOCIATE-RJ, or turned away unasked in a flood
 * @param released ended by a release
 * @param aborted ended in any other way, established or not
 */
public record AssociationCounts(int open, long established, long rejected, long released, long aborted) {}
